import HTTPTypes
import Logging
import Synchronization

/// Where a request comes from.
enum ClientAddress {
    /// The socket's peer, unless that is a trusted proxy: then the last address in `X-Forwarded-For` that is not.
    ///
    /// The list is read from its end, since everything before the first address that a trusted proxy wrote was written by
    /// a stranger.
    static func find(peer: String?, headers: HTTPFields, trusted: [AddressRange]) -> String {
        guard let peer else { return "unknown" }
        func isTrusted(_ address: String) -> Bool { trusted.contains { $0.contains(address) } }
        guard isTrusted(peer) else { return peer }
        let named = headers[values: .forwardedFor]
            .flatMap { $0.split(separator: ",") }
            .map { $0.trimmingPrefix { $0 == " " } }
            .map { String($0.prefix { $0 != " " }) }
        for address in named.reversed() where !isTrusted(address) {
            return AddressRange.bytes(of: address) == nil ? peer : address
        }
        return peer
    }
}

/// Says once that an operator forgot to name the proxy: everybody then comes from one address and shares its limits.
final class ProxyWarning: Sendable {
    private let isSaid = Mutex(false)

    func look(_ headers: HTTPFields, peer: String?, settings: RouteSettings, log: RequestLogger) {
        guard headers[.forwardedFor] != nil, let peer, !settings.trustedProxies.contains(where: { $0.contains(peer) })
        else { return }
        let isFirst = isSaid.withLock { isSaid in
            defer { isSaid = true }
            return !isSaid
        }
        guard isFirst else { return }
        log.dressed.warning(
            "X-Forwarded-For from a peer that is no trusted proxy is not believed: name it in --trusted-proxies",
            metadata: ["client.ip": "\(peer)"]
        )
    }
}
