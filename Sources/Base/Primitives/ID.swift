/// What an identifier can point at.
///
/// The prefix is the visible part of the promise that one kind's number is never read as another's.
package protocol Identified {
    /// Two to five lower-case letters, unique among all kinds, without the underscore: `con` for a contact.
    static var idPrefix: String { get }
}

/// A 64-bit, time-ordered identifier of one kind.
///
/// Made by `IDGenerator` before the row is inserted. Outside the process it is the prefix, an underscore and
/// thirteen characters of Crockford's base 32: `con_01h8z3k4m5n6p`.
package struct ID<Kind: Identified>: Hashable, Sendable, Comparable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Reads the outside form. `nil` when the prefix is another kind's or the rest is not base 32.
    package init?(_ text: some StringProtocol) {
        let prefix = Kind.idPrefix
        guard text.count == prefix.count + 14, text.hasPrefix(prefix) else { return nil }
        let rest = text.dropFirst(prefix.count)
        guard rest.first == "_", let value = Base32.decode(rest.dropFirst().utf8) else { return nil }
        rawValue = value
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension ID: CustomStringConvertible {
    package var description: String {
        "\(Kind.idPrefix)_\(Base32.encode(rawValue))"
    }
}

extension ID: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = ID(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a \(Kind.idPrefix)_ identifier")
            )
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
