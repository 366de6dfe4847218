import Notifications
import Primitives
import Storage

/// How far a gateway is set up, and whether it was ever heard of.
struct GatewayReadiness: Sendable, Equatable {
    enum State: String, Sendable, Codable, CaseIterable {
        case ready
        case incomplete
        case off
    }

    let gateway: GatewayID
    let state: State
    /// The settings that it needs and has not.
    let missing: [String]
    let lastEventAt: Timestamp?
    let openPayments: Int

    /// What each needs before it is offered.
    static let needed: [GatewayID: [String]] = [
        .razorpay: ["razorpay.key-id", "razorpay.key-secret", "razorpay.webhook-secret"],
        .cashfree: ["cashfree.client-id", "cashfree.client-secret", "cashfree.phone"],
        .stripe: ["stripe.secret-key", "stripe.webhook-secret"],
    ]

    init(_ gateway: GatewayID, _ settings: BillingSettings, isInForce: Bool, in transaction: Transaction) throws {
        self.gateway = gateway
        let needed = Self.needed[gateway] ?? []
        missing = needed.filter { settings[$0] == nil }
        state = isInForce ? .ready : missing.count == needed.count ? .off : .incomplete
        lastEventAt = try transaction.row(
            """
            SELECT received_at FROM gateway_events WHERE workspace_id = \(WorkspaceID.instance) AND gateway = \(gateway)
            ORDER BY received_at DESC LIMIT 1
            """
        ).map { try $0["received_at"] }
        let open = try transaction.row(
            "SELECT count(*) AS count FROM payments WHERE gateway = \(gateway) AND state = 'pending'"
        )
        openPayments = try open?["count"] ?? 0
    }
}
