import CloudAPI
import Primitives

/// Source: razorpay.com/docs/api/refunds/fetch-all and /disputes/fetch-all (`from`, `count` of at most 100, `skip`), /disputes/fetch;
/// read 2026-11-30.
extension Razorpay {
    var aftermath: Aftermath {
        .all(
            AftermathLists(
                refunds: { try await list("/v1/refunds", since: $0).compactMap(Self.refund) },
                disputes: { try await list("/v1/disputes", since: $0).compactMap(RazorpayWebhook.dispute) },
                dispute: { name in
                    RazorpayWebhook.dispute(try await call("GET", "/v1/disputes/\(try PathSegment.checked(name))", nil))
                }
            )
        )
    }

    /// The newest first, as they come: what is beyond the last page was seen when it was newer.
    private func list(_ path: String, since: Timestamp) async throws -> [JSON] {
        var all: [JSON] = []
        for page in 0..<20 {
            let skip = page == 0 ? "" : "&skip=\(page * 100)"
            let json = try await call("GET", "\(path)?from=\(since.seconds)&count=100\(skip)", nil)
            guard let items = json["items"]?.array else { throw GatewayError.unreachable("no items in the answer") }
            all += items
            if items.count < 100 { break }
        }
        return all
    }
}
