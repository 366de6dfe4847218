package import Primitives
import Routes

/// What a program signs in with.
package struct APIKey: Sendable, Equatable {
    package let id: APIKeyID
    package let name: String
    /// Names of permissions, sorted.
    package let scopes: [String]
    /// Whether its maker's role hides telephone numbers, and so the key is given none.
    package let hidesNumbers: Bool
    /// Whether its maker sees their own teams only: a key is in no team, and so sees what is nobody's.
    package let seesOwnTeamsOnly: Bool
    package let createdBy: String
    package let createdAt: Timestamp
    /// To the minute.
    package let lastUsedAt: Timestamp?
    package let revokedAt: Timestamp?

    var powers: Powers { Powers(hidesNumbers: hidesNumbers, seesOwnTeamsOnly: seesOwnTeamsOnly) }

    /// The part of the key that may be shown, by which people tell keys apart.
    package var prefix: String { Self.prefix(id) }

    /// The time of the last use is written at most this often.
    static let usedEvery = Duration.minutes(1)

    private static func prefix(_ id: APIKeyID) -> String {
        "lk_\("\(id)".dropFirst(4))"
    }

    /// The whole key: the prefix, an underscore and 256 random bits. `lk_` lets scanners of source code find a key that
    /// somebody published.
    static func secret(_ id: APIKeyID, token: Token) -> String {
        "\(prefix(id))_\(token.text)"
    }

    /// The token inside a whole key, and the identity before it; `nil` when it is none.
    static func read(_ secret: String) -> (id: APIKeyID, token: Token)? {
        let pieces = secret.split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
        guard pieces.count == 3, pieces[0] == "lk", let id = APIKeyID("key_\(pieces[1])"), let token = Token(pieces[2])
        else { return nil }
        return (id, token)
    }
}
