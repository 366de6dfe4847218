import CloudAPI
import Primitives

/// How much of the budget of management calls was used in the running hour. Source: reference section 8: 5,000 an hour for
/// an account with a registered number. It is told, never enforced.
struct CallUsage: Sendable {
    static let callsPerHour = 5_000

    private var hour: Int64 = 0
    private var calls = 0
    /// Of all hours: what tells one call from another.
    private(set) var total = 0

    mutating func count(at now: Timestamp) {
        let current = now.seconds.flooredDivision(by: 3600)
        if current != hour { (hour, calls) = (current, 0) }
        calls += 1
        total += 1
    }

    private var percent: JSON { .integer(min(100, calls * 100 / Self.callsPerHour)) }

    /// `X-App-Usage`
    var app: JSON { ["call_count": percent, "total_cputime": 0, "total_time": 0] }

    /// `X-Business-Use-Case-Usage`
    func business(_ accountID: String, type: String) -> JSON {
        [
            accountID: [
                [
                    "type": .string(type), "call_count": percent, "total_cputime": 0, "total_time": 0,
                    "estimated_time_to_regain_access": 0,
                ]
            ]
        ]
    }
}
