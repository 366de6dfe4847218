import Credits
import Primitives

/// One thing learned about a message of ours: from the answer to the call, from a webhook, or from the clock.
struct News: Sendable {
    let message: MessageID
    let state: MessageState
    /// When it happened, by Meta's clock where Meta told.
    let at: Timestamp
    var wamid: String?
    var failure: Message.Failure?
    /// What it means for the charge; `nil` when it means nothing, as `sent` does.
    var word: Word.Verdict?
}
