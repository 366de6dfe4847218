import CloudAPI

/// Fills a template with the parameters of a send, or says what does not fit.
///
/// Source: reference section 4. The result is for the phone page: `{header?, body, footer?, buttons, cards?}`.
struct TemplateRendering {
    let template: Template
    private let components: [PayloadReader]

    init(_ template: Template, components: PayloadReader?) throws(GraphRefusal) {
        self.template = template
        self.components = try components?.elements(0...20) ?? []
    }

    func render() throws(GraphRefusal) -> JSON {
        let parts = try renderParts(template.components, given: components)
        if let cards = template.component("CAROUSEL")?["cards"]?.array {
            return .object(try renderCards(cards, into: parts))
        }
        return .object(parts)
    }

    private func renderParts(_ defined: [JSON], given: [PayloadReader]) throws(GraphRefusal) -> JSONObject {
        var parts: JSONObject = ["body": "", "buttons": []]
        for component in defined {
            switch component["type"]?.string?.uppercased() {
            case "HEADER": parts["header"] = try renderHeader(component, given: find("header", in: given))
            case "BODY": parts["body"] = .string(try renderBody(component, given: find("body", in: given)))
            case "FOOTER": parts["footer"] = footer(component)
            case "BUTTONS":
                parts["buttons"] = .array(try renderButtons(component["buttons"]?.array ?? [], given: given))
            default: break
            }
        }
        for component in given {
            let type = component.value["type"]?.string?.lowercased() ?? ""
            let isDefined = defined.contains { $0["type"]?.string?.lowercased() == type } || Self.freeTypes.contains(type)
            guard isDefined || (component.value["parameters"]?.array ?? []).isEmpty else {
                throw .message(132000, "\(type): number of localizable_params does not match: the template has no \(type)")
            }
        }
        return parts
    }

    /// Components of a send that answer to no component of the template by name.
    private static let freeTypes: Set<String> = ["button", "carousel", "limited_time_offer", "order_status", "tap_target_configuration"]

    private func find(_ type: String, in given: [PayloadReader]) -> PayloadReader? {
        given.first { $0.value["type"]?.string?.lowercased() == type }
    }

    private func renderHeader(_ component: JSON, given: PayloadReader?) throws(GraphRefusal) -> JSON {
        let format = component["format"]?.string?.uppercased() ?? "TEXT"
        guard format != "TEXT" else {
            let text = component["text"]?.string ?? ""
            let values = try values(for: text, given: given, place: "header", textMax: 60)
            return ["type": "text", "text": .string(TemplateText.fill(text, with: values))]
        }
        let kind = format.lowercased()
        let parameters = try given?.member("parameters")?.elements(0...1) ?? []
        guard let parameter = parameters.first else {
            throw .message(132012, "header: Format mismatch, expected \(format), received UNKNOWN")
        }
        guard parameter.value["type"]?.string?.lowercased() == kind, let object = parameter.member(kind) else {
            let received = parameter.value["type"]?.string?.uppercased() ?? "UNKNOWN"
            throw .message(132012, "header: Format mismatch, expected \(format), received \(received)")
        }
        if ["image", "video", "document", "gif"].contains(kind) {
            try SubmissionReader.checkMedia(object, type: kind)
        }
        return ["type": .string(kind), kind: object.value]
    }

    private func renderBody(_ component: JSON, given: PayloadReader?) throws(GraphRefusal) -> String {
        let isCode = template.category == "AUTHENTICATION"
        let text = isCode ? Self.codeText(component) : component["text"]?.string ?? ""
        let values = try values(for: text, given: given, place: "body", textMax: isCode ? 15 : 1024)
        let filled = TemplateText.fill(text, with: values)
        guard filled.unicodeScalars.count <= 1024 else {
            throw .message(132005, "body: text is longer than 1024 characters once its variables are filled")
        }
        return filled
    }

    private static func codeText(_ component: JSON) -> String {
        let advice = component["add_security_recommendation"]?.looseBool == true
        return "*{{1}}* is your verification code." + (advice ? " For your security, do not share this code." : "")
    }

    private func footer(_ component: JSON) -> JSON? {
        if let minutes = component["code_expiration_minutes"]?.looseInt64 {
            return .string("This code expires in \(minutes) minutes.")
        }
        return component["text"]
    }

    /// The parameters of a text, one for each of its variables.
    private func values(
        for text: String,
        given: PayloadReader?,
        place: String,
        textMax: Int
    ) throws(GraphRefusal) -> [String: String] {
        let names = TemplateText.names(in: text)
        let parameters = try given?.member("parameters")?.elements(0...1000) ?? []
        guard parameters.count == names.count else {
            throw .message(
                132000,
                "\(place): number of localizable_params (\(parameters.count)) does not match the expected number of "
                    + "params (\(names.count))"
            )
        }
        let isNamed = template.parameterFormat == "NAMED"
        var values: [String: String] = [:]
        for (position, parameter) in parameters.enumerated() {
            let value = try textValue(parameter, place: place, max: textMax)
            guard isNamed else {
                values[names[position]] = value
                continue
            }
            guard let name = parameter.value["parameter_name"]?.string, names.contains(name) else {
                throw .parameter("Invalid parameter", details: "\(place): Parameter name is missing or empty, or not of the template")
            }
            values[name] = value
        }
        guard values.count == names.count else { throw .message(132000, "\(place): a parameter is given twice") }
        return values
    }

    private func textValue(_ parameter: PayloadReader, place: String, max: Int) throws(GraphRefusal) -> String {
        let type = parameter.value["type"]?.string?.lowercased() ?? ""
        let text: String
        switch type {
        case "text": text = try parameter.need("text").text(max: 32_768)
        case "currency", "date_time": text = try parameter.need(type).need("fallback_value").text(max: 1024)
        default: throw .message(132012, "\(place): Format mismatch, expected TEXT, received \(type.uppercased())")
        }
        guard text.unicodeScalars.count <= max else { throw .message(132005, "\(place): parameter is too long") }
        guard !text.contains(where: { "\n\r\t".contains($0) }), !text.contains("     ") else { throw .message(132018) }
        return text
    }
}

// MARK: Buttons and cards

extension TemplateRendering {
    private func renderButtons(_ defined: [JSON], given: [PayloadReader]) throws(GraphRefusal) -> [JSON] {
        let sent = given.filter { $0.value["type"]?.string?.lowercased() == "button" }
        for button in sent {
            guard let index = button.value["index"]?.looseInt64, defined.indices.contains(Int(index)) else {
                throw .message(132000, "buttons: no button at index \(button.value["index"]?.looseText ?? "?")")
            }
        }
        return try defined.enumerated().map { index, button throws(GraphRefusal) in
            try renderButton(button, at: index, given: sent.first { $0.value["index"]?.looseInt64 == Int64(index) })
        }
    }

    private func renderButton(_ button: JSON, at index: Int, given: PayloadReader?) throws(GraphRefusal) -> JSON {
        let type = button["type"]?.string?.uppercased() ?? ""
        var rendered: JSONObject = ["type": .string(type), "text": button["text"]]
        let parameter = try given?.member("parameters")?.elements(0...2).first
        func need(_ key: String) throws(GraphRefusal) -> String {
            guard let parameter else {
                throw .message(132000, "buttons: Button at index \(index) of type \(type) requires a parameter")
            }
            guard let value = parameter.value[key]?.looseText, !value.isEmpty else {
                throw .message(132012, "buttons: Button at index \(index) of type \(type) requires a \(key)")
            }
            return value
        }
        switch type {
        case "QUICK_REPLY":
            rendered["payload"] = parameter?.value["payload"] ?? button["text"]
        case "URL":
            let url = button["url"]?.string ?? ""
            if let name = TemplateText.placeholders(in: url).first {
                rendered["url"] = .string(TemplateText.fill(url, with: [name: try need("text")]))
            } else {
                rendered["url"] = .string(url)
            }
        case "COPY_CODE":
            rendered["text"] = "Copy offer code"
            rendered["copy_code"] = .string(try need("coupon_code"))
        case "OTP":
            rendered["text"] = button["text"] ?? "Copy code"
            rendered["copy_code"] = .string(try need("text"))
        case "PHONE_NUMBER":
            rendered["phone_number"] = button["phone_number"]
        default: break
        }
        return .object(rendered)
    }

    private func renderCards(_ cards: [JSON], into parts: JSONObject) throws(GraphRefusal) -> JSONObject {
        let given = try find("carousel", in: components)?.need("cards").elements(1...10) ?? []
        guard given.count == cards.count else {
            throw .message(132000, "carousel: number of cards (\(given.count)) does not match the expected number (\(cards.count))")
        }
        var parts = parts
        var rendered: [JSON] = []
        for (card, sent) in zip(cards, given) {
            let inner = try sent.member("components")?.elements(0...10) ?? []
            rendered.append(.object(try renderParts(card["components"]?.array ?? [], given: inner)))
        }
        parts["cards"] = .array(rendered)
        return parts
    }
}
