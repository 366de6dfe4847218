extension GraphError {
    /// Reads the member `error` of a response, or an element of `errors` in a webhook.
    ///
    /// `nil` without a numeric `code`: such a body says nothing to go by.
    public init?(_ json: JSON) {
        guard let code = json.integer("code").flatMap(Int.init(exactly:)) else { return nil }
        self.init(
            code: code,
            subcode: json.integer("error_subcode").flatMap(Int.init(exactly:)),
            message: json.text("message") ?? json.text("title") ?? "",
            title: json.text("title"),
            details: json["error_data"].flatMap { $0.text("details") ?? $0.string },
            type: json.text("type"),
            userTitle: json.text("error_user_title"),
            userMessage: json.text("error_user_msg"),
            isTransient: json.flag("is_transient") ?? false,
            traceID: json.text("fbtrace_id"),
            link: json.text("href")
        )
    }

    /// The body of a response that refuses, `{"error": …}`.
    public var responseBody: JSON {
        let data: JSON = ["messaging_product": "whatsapp", "details": details.map(JSON.string)]
        let error: JSON = [
            "message": .string(message),
            "type": .string(type ?? "OAuthException"),
            "code": .integer(code),
            "error_data": details == nil ? nil : data,
            "error_subcode": subcode.map { .integer($0) },
            "is_transient": isTransient ? true : nil,
            "error_user_title": userTitle.map(JSON.string),
            "error_user_msg": userMessage.map(JSON.string),
            "fbtrace_id": traceID.map(JSON.string),
        ]
        return ["error": error]
    }

    /// An element of `errors` in a webhook.
    public var webhookItem: JSON {
        [
            "code": .integer(code),
            "title": .string(title ?? message),
            "message": .string(message),
            "error_data": details.map { ["details": .string($0)] },
            "href": link.map(JSON.string),
        ]
    }

    /// The errors of a list, without what has no code.
    static func list(_ json: JSON, _ key: String = "errors") -> [GraphError] {
        json.list(key).compactMap(GraphError.init)
    }
}
