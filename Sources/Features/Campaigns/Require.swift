import Primitives

/// What must hold of a part of a plan.
///
/// - Parameters:
///   - field: the member's path in the request, `retry.attempts`.
///   - code: what the web client has the words by, in the reader's language.
/// - Throws: `CampaignError.plan`, unless it is good.
func require(_ isGood: Bool, _ field: String, _ code: String, _ words: Said) throws {
    guard isGood else { throw CampaignError.plan(field: field, code: code, words: words) }
}
