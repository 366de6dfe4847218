import Primitives

/// What becomes of an accepted message, drawn when it is accepted.
struct Fate: Sendable {
    /// Fails instead of being sent.
    var failure: Int?
    var isDelivered = true
    var isRead = false
    /// The chat was open: `read` comes without `delivered`.
    var skipsDelivered = false
    /// A nasty case: the contrary word follows.
    var turnsAround = false
    var isSilent = false
    var sentAfter = Duration.zero
    var deliveredAfter = Duration.zero
    var readAfter = Duration.zero
    /// For the disorder of its updates.
    var generator: SeededGenerator
}
