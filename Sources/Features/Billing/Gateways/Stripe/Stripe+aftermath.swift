import CloudAPI
import Primitives

/// Source: docs.stripe.com/api/refunds/list and /api/disputes/list (`created[gte]`, `limit` of at most 100, `starting_after`),
/// /api/disputes/retrieve; read 2026-11-30.
extension Stripe {
    var aftermath: Aftermath {
        .all(
            AftermathLists(
                refunds: { try await list("/v1/refunds", since: $0).compactMap { Self.refund($0) } },
                disputes: { try await list("/v1/disputes", since: $0).compactMap(StripeWebhook.dispute) },
                dispute: { name in
                    StripeWebhook.dispute(try await call("GET", "/v1/disputes/\(try PathSegment.checked(name))", nil))
                }
            )
        )
    }

    /// The newest first, as they come: what is beyond the last page was seen when it was newer.
    private func list(_ path: String, since: Timestamp) async throws -> [JSON] {
        var all: [JSON] = []
        var after = ""
        for _ in 0..<20 {
            let json = try await call("GET", "\(path)?created%5Bgte%5D=\(since.seconds)&limit=100\(after)", nil)
            guard let items = json["data"]?.array else { throw GatewayError.unreachable("no data in the answer") }
            all += items
            guard json["has_more"]?.bool == true, let last = items.last?["id"]?.string else { break }
            after = "&starting_after=\(try PathSegment.checked(last))"
        }
        return all
    }
}
