import Primitives

/// A claimed message that was certainly not sent, on its way back in line.
struct GivenBack: Sendable {
    let message: Claimed
    /// Not to be claimed again before.
    let notBefore: Timestamp
    /// Meta said "not now": counted, and after a few times it stays so.
    var isRefused = false
    /// Why Meta takes nothing of the number at all; the message's campaign is stopped for it.
    var stop: Message.Failure?
    /// So did it for everything to this contact: what waits for them waits as long, or it would overtake.
    var holdsContact = false
}
