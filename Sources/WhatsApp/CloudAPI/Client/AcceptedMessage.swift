/// A message that Meta accepted.
public struct AcceptedMessage: Hashable, Sendable {
    public struct Status: WireWord {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let accepted: Status = "accepted"
        /// The first batch of a template is out; this one waits for its reception.
        public static let heldForQualityAssessment: Status = "held_for_quality_assessment"
        public static let paused: Status = "paused"
    }

    /// `wamid.…`
    public let id: String
    /// The recipient's number in digits, which may differ from the one given; absent if it is hidden.
    public let waID: String?
    public let userID: String?
    public let parentUserID: String?
    /// Of templates only.
    public let status: Status?

    public init(
        id: String,
        waID: String? = nil,
        userID: String? = nil,
        parentUserID: String? = nil,
        status: Status? = nil
    ) {
        self.id = id
        self.waID = waID
        self.userID = userID
        self.parentUserID = parentUserID
        self.status = status
    }

    init(_ body: JSON) throws(WireError) {
        guard let message = body["messages"]?[0] else { throw WireError(why: "messages is missing") }
        id = try message.needText("id")
        status = message.word("message_status")
        let contact = body["contacts"]?[0]
        waID = contact?.text("wa_id")
        userID = contact?.text("user_id")
        parentUserID = contact?.text("parent_user_id")
    }
}
