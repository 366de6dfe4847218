package import Primitives

/// Who holds points, as far as caps tell them apart.
package enum Spender: Sendable, Equatable {
    case someone
    case campaign
    /// A campaign that waits for its time: no cap counts it, since its start takes another hold.
    case scheduled
    case apiKey(APIKeyID)

    var purpose: Hold.Purpose { self == .scheduled ? .reservation : .send }

    var key: APIKeyID? {
        guard case .apiKey(let key) = self else { return nil }
        return key
    }
}
