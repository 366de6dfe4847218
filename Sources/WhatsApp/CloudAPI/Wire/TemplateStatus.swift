/// Whether a template may be sent.
public struct TemplateStatus: WireWord {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let pending: TemplateStatus = "PENDING"
    /// The only one that may be sent.
    public static let approved: TemplateStatus = "APPROVED"
    public static let rejected: TemplateStatus = "REJECTED"
    public static let paused: TemplateStatus = "PAUSED"
    public static let disabled: TemplateStatus = "DISABLED"
    public static let inAppeal: TemplateStatus = "IN_APPEAL"
    public static let pendingDeletion: TemplateStatus = "PENDING_DELETION"
    public static let deleted: TemplateStatus = "DELETED"
    public static let limitExceeded: TemplateStatus = "LIMIT_EXCEEDED"
    public static let flagged: TemplateStatus = "FLAGGED"
    public static let locked: TemplateStatus = "LOCKED"
    public static let archived: TemplateStatus = "ARCHIVED"
}
