import Contacts
import Foundation
import Primitives

/// Text as messages are searched by: its words without case, accents and width, in every script alike.
///
/// Made here for both engines, whose own parsers differ: SQLite's takes the vowel signs of Hindi for spaces, and PostgreSQL's
/// depends on the server's locale.
struct SearchWords: Equatable {
    /// In order, each once.
    let words: [String]

    /// Letters of one word, and words of one text, that are looked at.
    private static let lettersMax = 40
    private static let wordsMax = 400

    init(_ text: String) {
        var seen: Set<String> = []
        words = FoldedText(text.cut(toScalars: 20_000)).value.unicodeScalars
            .filter { $0.properties.generalCategory != .format }
            .split { !Self.isPart($0) }
            .prefix(Self.wordsMax)
            .map { String(String.UnicodeScalarView($0.prefix(Self.lettersMax))) }
            .filter { seen.insert($0).inserted }
    }

    /// Letters, digits and the marks that belong to them.
    static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    /// The word that stands for a workspace. No text has it and no search begins it: folding takes every accent away.
    static func of(_ workspace: WorkspaceID) -> String {
        "\u{E9}\(workspace.rawValue)"
    }

    /// Whether a word of a text is meant by one that is searched for.
    static func isHit(_ word: String, _ wanted: [String]) -> Bool {
        let folded = SearchWords(word).words
        return wanted.contains { wanted in
            folded.contains { begins($0, with: wanted) }
        }
    }

    /// Both folded.
    static func begins(_ word: String, with wanted: String) -> Bool {
        isWhole(wanted) ? word == wanted : word.hasPrefix(wanted)
    }

    /// Whether a word that is looked for is not the beginning of others: one Latin letter or digit begins a good part of all words.
    static func isWhole(_ word: String) -> Bool {
        word.utf8.count == 1
    }
}

extension String {
    fileprivate func cut(toScalars limit: Int) -> String {
        unicodeScalars.count <= limit ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(limit)))
    }
}
