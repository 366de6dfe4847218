/// A template was reviewed, paused, disabled, deleted …
public struct TemplateStatusUpdate: Hashable, Sendable {
    /// The event is the template's new status, but for `REINSTATED` and `UNARCHIVED`, which bring it back.
    public struct Event: WireWord {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let approved: Event = "APPROVED"
        public static let pending: Event = "PENDING"
        public static let rejected: Event = "REJECTED"
        public static let paused: Event = "PAUSED"
        public static let disabled: Event = "DISABLED"
        public static let flagged: Event = "FLAGGED"
        public static let reinstated: Event = "REINSTATED"
        public static let pendingDeletion: Event = "PENDING_DELETION"
        public static let deleted: Event = "DELETED"
        public static let inAppeal: Event = "IN_APPEAL"
        public static let limitExceeded: Event = "LIMIT_EXCEEDED"
        public static let locked: Event = "LOCKED"
        public static let archived: Event = "ARCHIVED"
        public static let unarchived: Event = "UNARCHIVED"
    }

    public let template: TemplateIdentity
    public let event: Event
    public let category: TemplateCategory?
    /// Why it was rejected, `INVALID_FORMAT` for example; `nil` when there is no reason.
    public let reason: String?
    public let disableSeconds: Int64?
    /// `FIRST_PAUSE`, `SECOND_PAUSE`, `RATE_LIMITING_PAUSE`, `UNPAUSE`, `DISABLED`.
    public let noticeTitle: String?
    public let noticeText: String?
    /// The rejection in words, and what to do.
    public let rejectionText: String?
    public let recommendation: String?

    init(_ json: JSON) throws(WireError) {
        template = try TemplateIdentity(json)
        event = try json.needWord("event")
        category = json.word("message_template_category")
        reason = json.text("reason").flatMap { $0 == "NONE" ? nil : $0 }
        disableSeconds = json["disable_info"]?.integer("disable_date")
        noticeTitle = json["other_info"]?.text("title")
        noticeText = json["other_info"]?.text("description")
        rejectionText = json["rejection_info"]?.text("reason")
        recommendation = json["rejection_info"]?.text("recommendation")
    }
}
