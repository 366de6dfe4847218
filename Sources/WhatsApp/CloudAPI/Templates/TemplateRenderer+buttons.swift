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
                report(node.path, "the template has no button at this index", code: 132000)
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
                report(given?.path ?? path, "a code has at most 15 characters", code: 132005)
            }
        case .copyCode: payload = need("coupon_code", of: button, at: index, given, path)
        case .quickReply: payload = given?["parameters"]?.elements.first?.json.text("payload") ?? payload
        case .multiProduct, .orderDetails:
            if given?["parameters"]?.elements.first?.json["action"] == nil {
                reportMissing(button, at: index, given, path)
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
            report(given.path, "button: expected \(button.kind.rawValue), received \(type)", code: 132012)
        }
    }

    private mutating func address(_ url: String, at index: Int, _ given: PayloadNode?, _ path: String) -> String {
        let text = TemplateText(url)
        let parameters = given?["parameters"]?.elements ?? []
        guard let key = text.variables.first else {
            if let given, !parameters.isEmpty {
                report(given.path, "buttons: button at index \(index) of type URL takes no parameter", code: 132018)
            }
            return url
        }
        guard parameters.count == 1, let value = parameters.first?.json["text"]?.string, !value.isEmpty else {
            report(
                given?.path ?? path,
                "buttons: button at index \(index) of type URL requires a parameter",
                code: 131008
            )
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
            reportMissing(button, at: index, given, path)
            return nil
        }
        return value
    }

    private mutating func reportMissing(
        _ button: TemplateButton,
        at index: Int,
        _ given: PayloadNode?,
        _ path: String
    ) {
        report(
            given?.path ?? path,
            "buttons: button at index \(index) of type \(button.kind.rawValue) requires a parameter",
            code: 131008
        )
    }
}
