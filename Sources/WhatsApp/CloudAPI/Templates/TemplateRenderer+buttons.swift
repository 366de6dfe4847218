extension TemplateRenderer {
    mutating func buttons(
        _ buttons: [TemplateButton],
        _ given: [PayloadNode],
        _ path: String
    ) -> [RenderedTemplate.Button] {
        let sent = given.filter { $0.json.text("type")?.lowercased() == "button" }
        var byIndex: [Int: PayloadNode] = [:]
        for node in sent {
            guard let index = node.json.integer("index").flatMap(Int.init(exactly:)), buttons.indices.contains(index)
            else {
                report(.buttonPlace, node.path, "the template has no button at this index")
                continue
            }
            byIndex[index] = node
        }
        return buttons.enumerated().map { index, button in
            self.button(button, at: index, byIndex[index], path)
        }
    }

    private mutating func button(
        _ button: TemplateButton,
        at index: Int,
        _ given: PayloadNode?,
        _ path: String
    ) -> RenderedTemplate.Button {
        var url = button.url
        var payload = button.kind == .quickReply ? button.text : nil
        checkType(button, given)
        switch button.kind {
        case .url:
            url = button.url.map { address($0, at: index, given, path) }
        case .oneTimeCode:
            payload = need("text", of: button, at: index, given, path)
            if let payload, payload.unicodeScalars.count > 15 {
                report(.filledTooLong, given?.path ?? path, "a code has at most 15 characters")
            }
        case .copyCode: payload = need("coupon_code", of: button, at: index, given, path)
        case .quickReply: payload = given?["parameters"]?.elements.first?.json.text("payload") ?? payload
        case .multiProduct, .orderDetails:
            if given?["parameters"]?.elements.first?.json["action"] == nil {
                reportMissing(kind: button.kind.rawValue, at: index, given, path)
            }
        default: break
        }
        return RenderedTemplate.Button(
            kind: button.kind,
            text: button.text,
            url: url,
            phoneNumber: button.phoneNumber,
            payload: payload
        )
    }

    /// A one-time code is sent as an address, whatever its button does.
    private mutating func checkType(_ button: TemplateButton, _ given: PayloadNode?) {
        guard let given, let type = given.json.text("sub_type")?.uppercased() else { return }
        let isCode = button.kind == .oneTimeCode && ["URL", "OTP", "COPY_CODE"].contains(type)
        if type != button.kind.rawValue, !isCode {
            report(.buttonOther, given.path, "button: expected \(button.kind.rawValue), received \(type)")
        }
    }

    private mutating func address(_ url: String, at index: Int, _ given: PayloadNode?, _ path: String) -> String {
        let text = TemplateText(url)
        let parameters = given?["parameters"]?.elements ?? []
        guard let key = text.variables.first else {
            if let given, !parameters.isEmpty {
                report(
                    .buttonFixed,
                    given.path,
                    "buttons: Button at index \(index) of type URL does not take a parameter"
                )
            }
            return url
        }
        guard parameters.count == 1, let value = parameters.first?.json["text"]?.string, !value.isEmpty else {
            reportMissing(kind: "URL", at: index, given, path)
            return url
        }
        return text.filled { $0 == key ? value : nil }
    }

    private mutating func need(
        _ key: String,
        of button: TemplateButton,
        at index: Int,
        _ given: PayloadNode?,
        _ path: String
    ) -> String? {
        let parameter = given?["parameters"]?.elements.first
        guard let value = parameter?.json[key]?.looseText, !value.isEmpty else {
            reportMissing(kind: button.kind.rawValue, at: index, given, path)
            return nil
        }
        return value
    }

    private mutating func reportMissing(
        kind: String,
        at index: Int,
        _ given: PayloadNode?,
        _ path: String
    ) {
        report(
            .buttonValue,
            given?.path ?? path,
            "buttons: Button at index \(index) of type \(kind) requires a parameter"
        )
    }
}
