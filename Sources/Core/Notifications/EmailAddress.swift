package import Storage

/// An e-mail address in the form by which we tell people apart: lower case, ASCII.
///
/// Shape: one `@`, 1 to 64 characters before it, a domain of letters, digits, dots and dashes after it, 254 in all.
/// Narrower than RFC 5321 on purpose: no quoted local parts, no address literals, no control characters, so that it
/// can stand in a header or an SMTP command as it is.
package struct EmailAddress: Hashable, Sendable {
    package let rawValue: String

    /// `nil` when the text has another shape. Spaces around it are dropped.
    package init?(_ text: some StringProtocol) {
        let space = UInt8(ascii: " ")
        let text = String(text)
        let start = text.utf8.drop { $0 == space }
        guard let last = start.lastIndex(where: { $0 != space }) else { return nil }
        let address = text[start.startIndex...last].lowercased()
        let sides = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard sides.count == 2, (1...64).contains(sides[0].count), address.utf8.count <= 254,
            sides[0].allSatisfy(Self.isLocal), Self.isDomain(sides[1]),
            sides[0].first != UInt8(ascii: "."), sides[0].last != UInt8(ascii: ".")
        else { return nil }
        rawValue = address
    }

    /// The address without what follows a plus before the `@`: mail to both reaches the same person.
    package var withoutTag: String {
        let sides = rawValue.split(separator: "@", maxSplits: 1)
        let local = sides[0].prefix { $0 != "+" }
        return "\(local.isEmpty ? sides[0] : local)@\(sides[1])"
    }

    /// RFC 5321's `atext` and the dot.
    private static func isLocal(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || ".!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isDomain(_ domain: Substring.UTF8View.SubSequence) -> Bool {
        let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension EmailAddress: CustomStringConvertible {
    package var description: String { rawValue }
}

extension EmailAddress: DatabaseValue {
    package var databaseValue: Value { .text(rawValue) }

    package init?(databaseValue: Value) {
        guard case .text(let text) = databaseValue else { return nil }
        self.init(text)
    }
}
