extension String {
    /// Whether a text that somebody typed has that many characters, as people count them.
    ///
    /// One character may be built of any number of code points, "A" and a quarter of a million accents, so those have bounds
    /// too: four for each character that is allowed, which is room for every script and emoji, and eight marks in a row.
    package func hasLength(_ characters: ClosedRange<Int>) -> Bool {
        let scalarsMost = 4 * characters.upperBound
        // The bytes are known without reading the text.
        guard utf8.count <= 4 * scalarsMost, unicodeScalars.count <= scalarsMost, !hasPiledMarks else { return false }
        return characters.contains(count)
    }

    /// The beginning that `hasLength` allows, for what is shortened instead of refused.
    package func cut(to characters: Int) -> String {
        // Most texts, and imports have millions.
        if utf8.count <= characters, utf8.allSatisfy({ $0 < 0x80 }) { return self }
        var kept = UnicodeScalarView()
        var pile = MarkPile()
        for scalar in unicodeScalars.prefix(4 * characters) where pile.takes(scalar) { kept.append(scalar) }
        return String(String(kept).prefix(characters))
    }

    /// Whether something in it turns the direction of writing or cannot be seen at all, so that two names that look the same
    /// are not: Unicode's category Cf. The joiners are spelling in the scripts of India, and let pass.
    package var hasHiddenFormat: Bool {
        unicodeScalars.contains { $0.isHiddenFormat }
    }

    private var hasPiledMarks: Bool {
        var pile = MarkPile()
        return !unicodeScalars.allSatisfy { pile.takes($0) }
    }
}

extension Unicode.Scalar {
    package var isHiddenFormat: Bool {
        properties.generalCategory == .format && value != 0x200C && value != 0x200D
    }
}

/// Counts the marks that stand on one another. No spelling needs more than a few; a thousand make shaping slow and cover
/// the lines around.
package struct MarkPile {
    private static let most = 8

    private var height = 0

    package init() {}

    /// Whether the next code point of a text still has a place.
    package mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark:
            height += 1
            return height <= Self.most
        // A joiner is no letter: a pile goes on behind it.
        case .format:
            return true
        default:
            height = 0
            return true
        }
    }
}
