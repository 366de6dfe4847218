package import Primitives
import Storage

/// Money that came and was not credited, or went and does not fit.
package struct Suspense: Sendable, Equatable {
    package let id: SuspenseID
    package let workspace: WorkspaceID
    package let payment: PaymentID
    package let gateway: GatewayID
    package let capture: Capture
    package let reason: SuspenseReason
    package let at: Timestamp
    /// What is to be done about it; `nil` while it waits for the operator.
    package let decision: SuspenseDecision?
    /// When that was done; a refund takes until the gateway says that the money went.
    package let resolvedAt: Timestamp?
    /// What was done, in a word: `credited`, `refunded`, `recorded`.
    package let resolution: String?

    /// Whether money of the customer's lies with the operator.
    private var isMoney: Bool {
        switch reason {
        case .amount, .currency, .twice, .late, .returned: true
        case .beyond, .dispute: false
        }
    }

    /// What may be decided now. Asking for a refund again while one is under way only looks after it.
    func may(of payment: Payment) -> [SuspenseDecision.Kind] {
        guard resolvedAt == nil else { return [] }
        guard decision == nil else { return [.refund] }
        guard isMoney else { return [.other] }
        // The terms of a price in rupees say nothing about dollars.
        // A period of a plan has no proportion: what came for one is sent back, or settled otherwise.
        let buys =
            payment.purpose == .points
            && ProportionalSale(capture.amount, of: payment.split, points: payment.points) != nil
        // A refund that came back cannot be sent by the same way again.
        return [buys ? .credit : nil, reason == .returned ? nil : .refund, .other].compactMap { $0 }
    }
}

/// What an operator decided about money that waits.
package struct SuspenseDecision: Sendable, Equatable {
    package enum Kind: String, Sendable, Codable, CaseIterable, DatabaseValue {
        /// The points that the money buys.
        case credit
        /// Back where it came from.
        case refund
        /// Settled by other means: only recorded.
        case other
    }

    package let kind: Kind
    package let reason: String
    /// `user_…`, `operator` at the command line, `late-capture` by the setting of that name, or the gateway's name.
    package let by: String
    package let at: Timestamp

    /// By the setting, without anybody's asking.
    static func late(at now: Timestamp) -> SuspenseDecision {
        SuspenseDecision(kind: .refund, reason: "Paid after the payment was closed", by: "late-capture", at: now)
    }
}
