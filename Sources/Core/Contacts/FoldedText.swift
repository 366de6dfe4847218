import Foundation

/// Text as it is searched: without case, accents and width, words parted by one space.
///
/// Made in Swift, for SQLite's `lower` knows ASCII only and the engines would differ.
package struct FoldedText: Sendable, Equatable {
    package let value: String

    package init(_ text: String) {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            value = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
                .split { $0.isWhitespace }.joined(separator: " ")
            return
        }
        // As bytes, for every name of a long file comes by.
        let words = text.lowercased().utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
        value = words.map { String(Substring($0)) }.joined(separator: " ")
    }

    /// With the last word first, so that "silva" finds "Maria da Silva". Empty when there is one word.
    package var lastWordFirst: String {
        guard let space = value.lastIndex(of: " ") else { return "" }
        return value[value.index(after: space)...] + " " + value[..<space]
    }

    /// Everything that begins with `value` lies from it up to here.
    package var end: String { value + "\u{10FFFF}" }
}
