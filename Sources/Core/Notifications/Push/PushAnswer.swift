import Primitives

/// What came of a call to a push service.
enum PushAnswer: Sendable, Equatable {
    /// The service will tell the device.
    case taken
    /// The browser has let go of the subscription.
    case gone
    case tooLarge
    /// Not now: too many, a fault over there, no connection.
    case later(String, after: Duration?)
    /// The request is wrong, and would be again.
    case refused(String)

    /// Source: RFC 8030 sections 5 and 8.4; 404 and 410 of section 7.3.
    init(status: Int, words: String, retryAfter: Int64) {
        switch status {
        case 200..<300: self = .taken
        case 404, 410: self = .gone
        case 413: self = .tooLarge
        case 429, 408, 425, 500...599:
            self = .later("status \(status)", after: retryAfter > 0 ? .seconds(retryAfter) : nil)
        default: self = .refused("status \(status) \(words)")
        }
    }
}
