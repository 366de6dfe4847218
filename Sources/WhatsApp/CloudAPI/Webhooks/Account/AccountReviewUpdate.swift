/// The account was reviewed.
public struct AccountReviewUpdate: Hashable, Sendable {
    /// `APPROVED`, `REJECTED`, `PENDING`, `DEFERRED`.
    public let decision: String

    init(_ json: JSON) throws(WireError) {
        decision = try json.needText("decision")
    }
}
