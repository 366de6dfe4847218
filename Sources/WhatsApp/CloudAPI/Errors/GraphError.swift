/// An error as the Graph API tells it, in a response or in a webhook.
///
/// Meta says to go by `code` and `details`, not by titles, subcodes or HTTP status (whatsapp-cloud-api.md, section 10).
public struct GraphError: Error, Hashable, Sendable {
    public var code: Int
    public var subcode: Int?
    /// `(#131047) Re-engagement message` in responses, the bare title in webhooks.
    public var message: String
    public var title: String?
    /// `error_data.details`: what exactly was wrong.
    public var details: String?
    /// `OAuthException` and the like.
    public var type: String?
    /// A title and a text that management calls give for showing to people.
    public var userTitle: String?
    public var userMessage: String?
    public var isTransient: Bool
    /// Meta's support asks for it.
    public var traceID: String?
    public var link: String?

    public init(
        code: Int,
        subcode: Int? = nil,
        message: String,
        title: String? = nil,
        details: String? = nil,
        type: String? = nil,
        userTitle: String? = nil,
        userMessage: String? = nil,
        isTransient: Bool = false,
        traceID: String? = nil,
        link: String? = nil
    ) {
        self.code = code
        self.subcode = subcode
        self.message = message
        self.title = title
        self.details = details
        self.type = type
        self.userTitle = userTitle
        self.userMessage = userMessage
        self.isTransient = isTransient
        self.traceID = traceID
        self.link = link
    }
}

extension GraphError: CustomStringConvertible {
    /// For logs: the code and Meta's words, none of ours.
    public var description: String {
        let head = subcode.map { "\(code)/\($0)" } ?? "\(code)"
        return [head, message, details].compactMap { $0 }.joined(separator: ": ")
    }
}
