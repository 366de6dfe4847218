import CloudAPI

/// A refusal, in Meta's shape. Source: reference section 10.
struct GraphRefusal: Error, Sendable, Equatable {
    var status: Int
    var code: Int
    var message: String
    var type = "OAuthException"
    var subcode: Int?
    /// `error_data.details`, for messages.
    var details: String?
    var userTitle: String?
    var userMessage: String?
    var isTransient = false
    /// Members beside `error`, for example which users could not be blocked.
    var beside: JSONObject = [:]

    func json(traceID: String) -> JSON {
        let error: JSON = [
            "message": .string(message),
            "type": .string(type),
            "code": .integer(code),
            "error_subcode": subcode.map { .integer($0) },
            "is_transient": isTransient || userTitle != nil ? .bool(isTransient) : nil,
            "error_user_title": userTitle.map(JSON.string),
            "error_user_msg": userMessage.map(JSON.string),
            "error_data": details.map { ["messaging_product": "whatsapp", "details": .string($0)] },
            "fbtrace_id": .string(traceID),
        ]
        var answer: JSONObject = ["error": error]
        for member in beside { answer[member.key] = member.value }
        return .object(answer)
    }
}

extension GraphRefusal {
    /// One of the codes of messages, with Meta's title: `(#131047) Re-engagement message`.
    static func message(_ code: Int, _ details: String? = nil) -> GraphRefusal {
        let text = ErrorText.of(code)
        return GraphRefusal(
            status: ErrorText.status(code),
            code: code,
            message: "(#\(code)) \(text.title)",
            details: details ?? (text.details.isEmpty ? text.title : text.details)
        )
    }

    /// A parameter that Graph itself refuses: unknown, misspelt, of the wrong kind, too long.
    static func parameter(_ what: String, details: String? = nil) -> GraphRefusal {
        GraphRefusal(status: 400, code: 100, message: "(#100) \(what)", details: details)
    }

    static let unauthenticated = GraphRefusal(
        status: 401,
        code: 190,
        message: "Invalid OAuth access token - Cannot parse access token"
    )
    /// Libraries tell this from other failures by the subcode, as Meta's page of error handling has it.
    static let expired = GraphRefusal(
        status: 401,
        code: 190,
        message: "Error validating access token: Session has expired.",
        subcode: 463
    )
    static let noToken = GraphRefusal(
        status: 401,
        code: 190,
        message: "An access token is required to request this resource."
    )
    static let noAppID = GraphRefusal(status: 403, code: 200, message: "(#200) Provide valid app ID")
    static let wrongProof = GraphRefusal.parameter("Invalid appsecret_proof provided in the API argument")

    /// No such object, or not ours, or not with this method.
    static func unknownObject(_ id: String, method: String) -> GraphRefusal {
        GraphRefusal(
            status: 400,
            code: 100,
            message:
                "Unsupported \(method.lowercased()) request. Object with ID '\(id)' does not exist, cannot be loaded "
                + "due to missing permissions, or does not support this operation. Please read the Graph API "
                + "documentation at https://developers.facebook.com/docs/graph-api",
            type: "GraphMethodException",
            subcode: 33
        )
    }

    static func unknownPath(_ path: String) -> GraphRefusal {
        GraphRefusal(status: 400, code: 2500, message: "Unknown path components: \(path)")
    }

    /// What template management says at once: code 100 with a subcode, and words for people.
    static func template(_ subcode: Int, _ title: String, _ message: String) -> GraphRefusal {
        GraphRefusal(
            status: 400,
            code: 100,
            message: "Invalid parameter",
            subcode: subcode,
            userTitle: title,
            userMessage: message
        )
    }
}
