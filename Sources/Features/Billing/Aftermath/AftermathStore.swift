import Invoices
import Primitives
import Storage

/// SQL of which payments, refunds and disputes a gateway is asked about; of all workspaces.
struct AftermathStore {
    let transaction: Transaction
    let gateway: GatewayID

    /// The gateway's names of money that is due for a look, the oldest last: by its age, and hourly while something is under way.
    func due(since last: Timestamp, at now: Timestamp) throws -> [String] {
        let (fresh, young) = (now - AftermathSchedule.freshFor, now - AftermathSchedule.youngFor)
        return try transaction.rows(
            """
            SELECT gateway_payment FROM (
                SELECT p.gateway_payment, p.captured_at,
                    CASE WHEN p.captured_at > \(fresh) THEN 1
                        WHEN p.captured_at > \(young) OR d.payment_id IS NOT NULL OR r.payment_id IS NOT NULL THEN 3600000
                        ELSE 86400000 END AS period
                FROM payments p
                LEFT JOIN (SELECT DISTINCT workspace_id, payment_id FROM disputes WHERE state = 'open') d
                    ON d.workspace_id = p.workspace_id AND d.payment_id = p.id
                LEFT JOIN (SELECT DISTINCT workspace_id, payment_id FROM refunds WHERE state = 'pending') r
                    ON r.workspace_id = p.workspace_id AND r.payment_id = p.id
                WHERE p.gateway = \(gateway) AND p.captured_at IS NOT NULL AND p.gateway_payment IS NOT NULL
                    AND p.captured_at > \(now - AftermathSchedule.eachFor)
            ) looked
            WHERE (\(now) - captured_at) / period > (\(last) - captured_at) / period
            ORDER BY captured_at DESC LIMIT \(AftermathSchedule.most)
            """
        ).map { try $0["gateway_payment"] }
    }

    func openDisputes() throws -> [String] {
        try transaction.rows(
            """
            SELECT d.gateway_dispute FROM disputes d
            JOIN payments p ON p.workspace_id = d.workspace_id AND p.id = d.payment_id
            WHERE d.state = 'open' AND p.gateway = \(gateway) ORDER BY d.opened_at LIMIT \(AftermathSchedule.most)
            """
        ).map { try $0["gateway_dispute"] }
    }

    /// Refunds that were begun at the gateway and are not done. Ours have a job of their own.
    func openRefunds() throws -> [(name: String, request: RefundRequest)] {
        try transaction.rows(
            """
            SELECT r.id, r.gateway_refund, r.amount, r.reason, p.reference, p.gateway_payment, p.currency FROM refunds r
            JOIN payments p ON p.workspace_id = r.workspace_id AND p.id = r.payment_id
            WHERE r.state = 'pending' AND p.gateway = \(gateway) AND r.created_by = \(gateway)
                AND r.gateway_refund IS NOT NULL AND p.gateway_payment IS NOT NULL
            ORDER BY r.id LIMIT \(AftermathSchedule.most)
            """
        ).map { row in
            let id: RefundID = try row["id"]
            let request = RefundRequest(
                key: "\(id)",
                reference: try row["reference"],
                gatewayPayment: try row["gateway_payment"],
                amount: Money(minor: try row["amount"], currency: try row["currency"]),
                reason: try row["reason"]
            )
            return (try row["gateway_refund"], request)
        }
    }
}
