/// Recipients whose last digits say what happens to a message, so that a fault needs no setting up.
///
/// A number that ends with `99` and six digits, the digits being an error code (131026, 131049, 000500 …) or one of the
/// cases below, for example `+1 209 913 1026` or `+91 98 9913 1049`.
package enum MagicNumber: Hashable, Sendable {
    /// The error code of that name: refused at once, or `failed` later, as the code is met in life.
    case error(Int)
    /// 000500, 000503: an answer that is not JSON, with that HTTP status.
    case status(Int)
    /// 000001: accepted, answered after ten seconds.
    case slow
    /// 000002: accepted, then the connection drops without an answer.
    case dropped
    /// 000003: `sent`, and nothing after.
    case neverDelivered
    /// 000004: `read` without `delivered`.
    case readOnly
    /// 000005: `failed`, then `delivered` after all.
    case deliveredAfterFailed
    /// 000006: `delivered`, then `failed`.
    case failedAfterDelivered
    /// 000007: accepted, and no status ever.
    case silent

    package static let prefix = "99"

    package init?(digits: String) {
        let tail = digits.suffix(8)
        guard tail.count == 8, tail.hasPrefix(Self.prefix), let code = Int(tail.dropFirst(2)) else { return nil }
        switch code {
        case 1: self = .slow
        case 2: self = .dropped
        case 3: self = .neverDelivered
        case 4: self = .readOnly
        case 5: self = .deliveredAfterFailed
        case 6: self = .failedAfterDelivered
        case 7: self = .silent
        case 500, 502, 503: self = .status(code)
        case 100_000...199_999 where ErrorText.known[code] != nil: self = .error(code)
        default: return nil
        }
    }

    /// What `GET /_simulator` says about it.
    static let help: [(digits: String, meaning: String)] = [
        ("99 + error code", "that error: in the answer, or as a failed status, as Meta reports it"),
        ("99000001", "accepted, but answered only after 10 s"),
        ("99000002", "accepted, then the connection drops without an answer"),
        ("99000003", "sent, never delivered"),
        ("99000004", "read without delivered"),
        ("99000005", "failed, then delivered after all"),
        ("99000006", "delivered, then failed"),
        ("99000007", "accepted, no status ever"),
        ("99000500, 99000502, 99000503", "that HTTP status, with a body that is not JSON"),
    ]
}
