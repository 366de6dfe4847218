/// How far a message has come.
public enum MessageState: Hashable, Sendable {
    case sent
    case delivered
    case read
    /// A voice note was listened to.
    case played
    case failed
    /// No longer sent by Meta.
    case deleted
    /// No longer sent by Meta.
    case warning
    /// A word that has no case here.
    case other(String)

    init(_ word: String) {
        self =
            switch word {
            case "sent": .sent
            case "delivered": .delivered
            case "read": .read
            case "played": .played
            case "failed": .failed
            case "deleted": .deleted
            case "warning": .warning
            default: .other(word)
            }
    }
}
