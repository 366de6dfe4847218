import Crypto
import Foundation

/// How a file was mapped, for the next one with the same headers.
struct ImportHabit: Sendable, Equatable {
    let mapping: ImportMapping
    let defaultCountry: String
    let rules: ImportRules

    /// Stands for a set of headers, whatever their length.
    static func key(_ columns: [String]) -> String {
        let text = columns.map { FoldedText($0).value }.joined(separator: "\u{1F}")
        return SHA256.hash(data: Data(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
            .joined()
    }
}
