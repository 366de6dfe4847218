package import Primitives

/// One thing that was said about consent, by whom and on what proof.
package struct ConsentWord: Sendable, Equatable {
    package var value: OptIn
    package var purpose: ConsentPurpose
    package var source: ContactSource
    /// Who took it, where that was a person or a key of ours.
    package var actor: String?
    /// The person's own words, or where the paper lies.
    package var evidence: String?
    /// When it was said, for words that come in any order and more than once, as webhooks do; `nil` is here and now, and
    /// that always stands.
    package var at: Timestamp?

    package init(
        _ value: OptIn,
        to purpose: ConsentPurpose = .marketing,
        source: ContactSource,
        actor: String? = nil,
        evidence: String? = nil,
        at moment: Timestamp? = nil
    ) {
        self.value = value
        self.purpose = purpose
        self.source = source
        self.actor = actor
        self.evidence = evidence
        at = moment
    }
}
