package import Primitives

/// Who holds points, as far as caps tell them apart.
package enum Spender: Sendable, Equatable {
    case someone
    case campaign
    case apiKey(APIKeyID)

    var key: APIKeyID? {
        guard case .apiKey(let key) = self else { return nil }
        return key
    }
}
