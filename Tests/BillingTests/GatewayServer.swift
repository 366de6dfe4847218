import Synchronization

@testable import Billing

/// What stands where a gateway's server would: answers by a script, and keeps what it was asked.
final class GatewayServer: Sendable {
    struct Asked: Sendable {
        let method: String
        let url: String
        let headers: [String: String]
        let body: String
    }

    private struct State {
        var answers: [String: (Int, String)] = [:]
        var asked: [Asked] = []
        var isAway = false
        var dropped: [String] = []
    }

    private let state = Mutex(State())

    /// - Parameter call: the method and the path's end: `POST /v1/payment_links`; `GET /v1/refunds?*` has any query.
    func answer(_ call: String, _ status: Int = 200, _ body: String) {
        state.withLock { $0.answers[call] = (status, body) }
    }

    /// Nothing gets through from now on, or again.
    func setAway(_ isAway: Bool) { state.withLock { $0.isAway = isAway } }

    /// The next of these calls arrives and is done, and its answer is lost.
    func loseAnswer(_ call: String) { state.withLock { $0.dropped.append(call) } }

    var asked: [Asked] { state.withLock(\.asked) }

    var transport: GatewayTransport {
        GatewayTransport { [self] call in
            try state.withLock { state in
                if state.isAway { throw GatewayError.unreachable("away") }
                state.asked.append(
                    Asked(
                        method: call.method,
                        url: call.url,
                        headers: Dictionary(call.headers) { first, _ in first },
                        body: String(decoding: call.body, as: UTF8.self)
                    )
                )
                let found = state.answers.first { key, _ in
                    let parts = key.split(separator: " ", maxSplits: 1)
                    let isQuery = parts[1].hasSuffix("*")
                    return parts[0] == call.method
                        && (isQuery
                            ? call.url.contains(parts[1].dropLast()) : call.url.hasSuffix(String(parts[1])))
                }
                let lost = state.dropped.firstIndex { key in
                    let parts = key.split(separator: " ", maxSplits: 1)
                    return parts[0] == call.method && call.url.hasSuffix(String(parts[1]))
                }
                if let lost {
                    state.dropped.remove(at: lost)
                    throw GatewayError.unreachable("lost")
                }
                guard let (status, body) = found?.value else { throw GatewayError.unreachable("no answer") }
                return GatewayAnswer(status: status, body: Array(body.utf8))
            }
        }
    }
}
