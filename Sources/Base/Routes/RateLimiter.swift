package import Primitives
import Synchronization

/// Lets each key do something so often, with a burst at the start.
///
/// Generic cell rate algorithm: a key's state is one moment, when its bucket will be full again. Lives in memory: after
/// a restart everybody starts fresh, and each process counts for itself.
package final class RateLimiter: Sendable {
    private let burst: Int
    private let interval: Duration
    private let keysMax: Int
    private let now: @Sendable () -> Timestamp
    private let fullAt = Mutex<[String: Timestamp]>([:])

    /// - Parameters:
    ///   - burst: how many at once, from a full bucket.
    ///   - interval: how long until one more is allowed.
    ///   - keysMax: how many keys are remembered; beyond it the fullest are forgotten.
    package init(burst: Int, oneEvery interval: Duration, keysMax: Int = 50_000, ambient: Ambient) {
        self.burst = burst
        self.interval = interval
        self.keysMax = keysMax
        now = ambient.now
    }

    /// Takes one from the bucket of `key`.
    ///
    /// - Throws: `too-many-requests` with `Retry-After` when it is empty.
    package func take(_ key: String) throws {
        let now = now()
        let wait = fullAt.withLock { fullAt -> Duration in
            // A clock that was set back must not keep anybody out for as long: their bucket is empty, and fills from now on.
            if let full = fullAt[key], full > now + interval * burst { fullAt[key] = now + interval * burst }
            let next = max(fullAt[key] ?? now, now) + interval
            let excess = (next - now) - interval * burst
            if excess > .zero { return excess }
            fullAt[key] = next
            if fullAt.count > keysMax { Self.forget(&fullAt, now: now, keep: keysMax * 3 / 4) }
            return .zero
        }
        guard wait > .zero else { return }
        throw Problem.tooManyRequests(seconds: max(1, (wait.milliseconds + 999) / 1000))
    }

    /// Gives a fresh bucket back to `key`, for example when the right password came.
    package func forgive(_ key: String) {
        fullAt.withLock { $0[key] = nil }
    }

    private static func forget(_ fullAt: inout [String: Timestamp], now: Timestamp, keep: Int) {
        fullAt = fullAt.filter { $0.value > now }
        guard fullAt.count > keep else { return }
        let emptiest = fullAt.sorted { $0.value > $1.value }.prefix(keep)
        fullAt = Dictionary(uniqueKeysWithValues: emptiest.map { ($0.key, $0.value) })
    }

    /// One key for an address; an IPv6 network of 64 bits is one customer's, so it is one key.
    package static func key(ip: String) -> String {
        guard let bytes = AddressRange.bytes(of: ip), bytes.count == 16 else { return "ip:\(ip)" }
        return "ip6:\(bytes.prefix(8).map(String.init).joined(separator: "."))"
    }
}
