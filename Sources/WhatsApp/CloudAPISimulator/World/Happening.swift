import Primitives

/// What is planned for later.
enum Happening: Sendable {
    /// A ledger position and the next word about it.
    case status(Int, StatusWord, Fate)
    case post(WebhookUpdate)
    /// Template and the revision that was handed in.
    case review(String, revision: Int)
    case unpause(String)
    /// A change of category of which notice was given.
    case category(String, String)
}
