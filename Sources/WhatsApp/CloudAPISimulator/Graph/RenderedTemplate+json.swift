import CloudAPI

extension RenderedTemplate {
    /// For the phone page: `{header?, body, footer?, buttons, cards?}`.
    var json: JSON {
        [
            "header": header.map(\.json),
            "body": .string(body),
            "footer": footer.map(JSON.string),
            "buttons": .array(buttons.map(\.json)),
            "cards": cards.isEmpty ? nil : .array(cards.map(\.json)),
        ]
    }
}

extension RenderedTemplate.Header {
    fileprivate var json: JSON {
        let kind = format.rawValue.lowercased()
        return .members([
            ("type", .string(kind)), (kind == "text" ? "text" : kind, text.map(JSON.string) ?? object),
        ])
    }
}

extension RenderedTemplate.Button {
    fileprivate var json: JSON {
        let isCode = kind == .copyCode || kind == .oneTimeCode
        let label = kind == .copyCode ? "Copy offer code" : kind == .oneTimeCode ? text ?? "Copy code" : text
        return [
            "type": .string(kind.rawValue),
            "text": label.map(JSON.string),
            "url": isCode ? nil : url.map(JSON.string),
            "phone_number": phoneNumber.map(JSON.string),
            "payload": isCode ? nil : payload.map(JSON.string),
            "copy_code": isCode ? payload.map(JSON.string) : nil,
        ]
    }
}
