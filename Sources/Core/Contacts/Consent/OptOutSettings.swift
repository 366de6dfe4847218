import Foundation

/// Which words of people stop and resume marketing messages, and what they are answered.
package struct OptOutSettings: Sendable, Equatable, Codable {
    package var words: [OptOutWords]
    /// Sent inside the open window; empty for no answer.
    package var confirmStop: String
    package var confirmStart: String
    /// Whether somebody who writes and has said nothing about marketing is taken to want it.
    package var inboundIsConsent: Bool

    package init(
        words: [OptOutWords] = OptOutWords.shipped,
        confirmStop: String = "You will get no more marketing messages from us. Write START to get them again.",
        confirmStart: String = "You will get our marketing messages again. Write STOP to end them.",
        inboundIsConsent: Bool = false
    ) {
        self.words = words
        self.confirmStop = confirmStop
        self.confirmStart = confirmStart
        self.inboundIsConsent = inboundIsConsent
    }

    /// What a whole message says about marketing; `nil` when it is about something else. "Please stop by at five" is.
    package func wish(in text: String) -> OptIn? {
        guard text.utf8.count <= 400 else { return nil }
        let said = Self.key(text)
        guard !said.isEmpty else { return nil }
        if words.contains(where: { $0.stop.contains { Self.key($0) == said } }) { return .no }
        return words.contains { $0.start.contains { Self.key($0) == said } } ? .yes : nil
    }

    /// Without case and accents, and without what is put around a word: `"Stop!"`, `STOP.`, `🛑 stop`.
    private static func key(_ text: String) -> String {
        let folded = FoldedText(text).value
        func isPart(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
        }
        return folded.unicodeScalars.split { !isPart($0) }.map { String(String.UnicodeScalarView($0)) }
            .joined(separator: " ")
    }
}
