/// The methods that routes have. HEAD is answered by every GET route.
package enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"

    /// Whether a call may change something, and so needs protection from other sites and from repetition.
    package var changes: Bool { self != .get }
}
