/// What rules say to contacts.
enum RuleMessage: String, Codable, Sendable {
    case welcome
    case away
    case delayed
    case autoResolve = "auto-resolve"
    case satisfaction
    case thanks
}
