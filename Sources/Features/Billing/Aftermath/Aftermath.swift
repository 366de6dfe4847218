package import Primitives

/// How a gateway is asked for refunds and disputes, those that were begun in its own console or by a bank among them. It tells of
/// them by webhook, which may be lost.
package enum Aftermath: Sendable {
    /// It lists all there were since a moment, of whatever payment.
    case all(AftermathLists)
    /// It lists those of one payment, by its name of the money.
    case each(@Sendable (_ gatewayPayment: String) async throws -> [GatewayNews])
}

/// Calls throw `GatewayError` only.
package struct AftermathLists: Sendable {
    /// Made since then.
    package let refunds: @Sendable (Timestamp) async throws -> [RefundReport]
    package let disputes: @Sendable (Timestamp) async throws -> [DisputeReport]
    /// What has become of one; `nil` when the answer says nothing.
    package let dispute: @Sendable (_ name: String) async throws -> DisputeReport?
}
