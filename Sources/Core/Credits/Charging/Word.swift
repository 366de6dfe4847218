package import Primitives

/// Something that was learnt about one message. Any order, any repetition.
package struct Word: Sendable, Equatable {
    package enum Verdict: Sendable, Equatable {
        /// The call to WhatsApp is about to leave: the deadline begins.
        case submitting
        /// WhatsApp answered with its identity: the deadline begins anew.
        case accepted
        /// The first `delivered` or `read` that Meta prices; the instant is the provider's.
        case billable(MessageCategory, at: Timestamp)
        /// Delivered and priced, but as something we have no price for. The text is Meta's word, for a person.
        case unpriced(String, at: Timestamp)
        /// Delivered, and Meta says it costs nothing; its category and the provider's instant where the word has them.
        case free(FreeReason, category: String? = nil, at: Timestamp? = nil)
        /// Refused, undeliverable, cancelled before it left.
        case failed
        /// Nothing came until the deadline.
        case never
    }

    package let message: MessageID
    package let verdict: Verdict

    package init(_ message: MessageID, _ verdict: Verdict) {
        self.message = message
        self.verdict = verdict
    }
}
