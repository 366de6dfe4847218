import CloudAPI
import Primitives

/// Cashfree lists refunds and disputes by the order only.
///
/// Source: cashfree.com/docs/api-reference/payments/latest, refunds (get all refunds for an order) and disputes (get disputes by
/// order id), as github.com/cashfree/cashfree-pg-sdk-java has them: plain arrays; read 2026-11-30.
extension Cashfree {
    var aftermath: Aftermath {
        .each { order in
            let name = try PathSegment.checked(order)
            let refunds = try await list("/orders/\(name)/refunds").compactMap(Self.refund).map(GatewayNews.refund)
            let disputes = try await list("/orders/\(name)/disputes").compactMap { entity -> GatewayNews? in
                // As in a webhook, but for the place of the order.
                CashfreeWebhook.dispute(["dispute": entity, "order_details": entity["order_details"] ?? [:]])
                    .map(GatewayNews.dispute)
            }
            return refunds + disputes
        }
    }

    /// What an order has none of may be refused instead of empty.
    private func list(_ path: String) async throws -> [JSON] {
        do {
            let json = try await call("GET", path, nil)
            guard let items = json.array else { throw GatewayError.unreachable("no array in the answer") }
            return items
        } catch GatewayError.refused {
            return []
        }
    }
}
