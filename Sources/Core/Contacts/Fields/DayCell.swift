import Foundation
import Primitives

/// Reads days as people and spreadsheets write them: `13/07/2026`, `13-Jul-26`, `July 13, 2026`, `20260713`, `46216`, and a
/// moment's day.
enum DayCell {
    static func read(_ text: String, monthFirst: Bool) -> CivilDay? {
        let plain = ascii(text)
        if let serial = serial(plain) { return serial }
        let words = words(withoutTime(plain)).filter { !parts.contains($0) }
        let numbers = words.filter { $0.first?.isNumber == true }
        let months = words.compactMap(month)
        if words.count == 1, numbers.count == 1, numbers[0].count == 8, let whole = Int64(numbers[0]) {
            return CivilDay(year: whole / 10_000, month: whole / 100 % 100, day: whole % 100)
        }
        if let month = months.first, months.count == 1, numbers.count == 2 {
            let isYearFirst = numbers[0].count == 4
            return make(year: numbers[isYearFirst ? 0 : 1], month: month, day: numbers[isYearFirst ? 1 : 0])
        }
        guard numbers.count == 3, words.count == 3, let first = Int64(numbers[0]), let second = Int64(numbers[1]) else {
            return nil
        }
        if numbers[0].count == 4 { return make(year: numbers[0], month: second, day: numbers[2]) }
        let isMonthFirst = second > 12 || monthFirst && first <= 12 && !plain.contains(".")
        return make(year: numbers[2], month: isMonthFirst ? first : second, day: numbers[isMonthFirst ? 1 : 0])
    }

    /// Whether a cell holds a day rather than a number of as many digits.
    static func isDay(_ cell: String) -> Bool {
        cell.utf8.count < 30 && cell.contains { "/.-".contains($0) || $0.isLetter }
            && read(cell, monthFirst: false) != nil
    }

    /// Whether a file's days are written month first; `nil` when no day in it tells.
    static func monthFirst(_ rows: [[String]]) -> Bool? {
        var found: Bool?
        for cell in rows.joined() where (6...20).contains(cell.utf8.count) {
            let parts = cell.prefix { $0 != " " }.split(separator: cell.contains("/") ? "/" : "-")
            guard parts.count == 3, parts[2].count == 2 || parts[2].count == 4, let first = Int(parts[0]),
                let second = Int(parts[1]), (1...31).contains(first), (1...31).contains(second)
            else { continue }
            if first > 12 { return false }
            if second > 12 { found = true }
        }
        return found
    }

    private static func make(year: String, month: Int64, day: String) -> CivilDay? {
        guard let number = Int64(year), let day = Int64(day) else { return nil }
        switch year.count {
        case 4: return CivilDay(year: number, month: month, day: day)
        // POSIX, strptime: 69 to 99 are of the last century.
        case 2: return CivilDay(year: number + (number < 69 ? 2_000 : 1_900), month: month, day: day)
        default: return nil
        }
    }

    /// Excel's count of days: 1954 to 2119, so that no year is taken for one.
    private static func serial(_ text: String) -> CivilDay? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), let value = Double(text),
            (20_000...80_000).contains(value)
        else { return nil }
        return CivilDay(daysSince1970: Int64(value) - 25_569)
    }

    private static func withoutTime(_ text: String) -> Substring {
        guard let colon = text.firstIndex(of: ":") else { return text[...] }
        let before = text[..<colon]
        guard let mark = before.lastIndex(where: { $0 == " " || $0 == "T" }) else { return text[...] }
        return before[..<mark]
    }

    /// Digits and letters apart, also in `13Jul26`.
    private static func words(_ text: Substring) -> [String] {
        var words: [String] = []
        var last = ""
        for letter in FoldedText(String(text)).value {
            let kind = letter.isNumber ? "number" : letter.isLetter ? "letter" : ""
            if kind == last, !kind.isEmpty {
                words[words.count - 1].append(letter)
            } else if !kind.isEmpty {
                words.append("\(letter)")
            }
            last = kind
        }
        return words
    }

    private static func month(_ word: String) -> Int64? {
        if word == "juin" { return 6 }
        if word == "juil" || word == "juillet" { return 7 }
        return months[String(word.prefix(3))]
    }

    /// Year, month and day of East Asia.
    private static let parts: Set<String> = ["年", "月", "日", "년", "월", "일"]

    /// English, Spanish, Portuguese, German and French.
    private static let months: [String: Int64] = [
        "jan": 1, "ene": 1, "feb": 2, "fev": 2, "mar": 3, "apr": 4, "abr": 4, "avr": 4, "may": 5, "mai": 5, "jun": 6,
        "jul": 7,
        "aug": 8, "ago": 8, "aou": 8, "sep": 9, "set": 9, "oct": 10, "okt": 10, "out": 10, "nov": 11, "dec": 12,
        "dez": 12,
        "dic": 12,
    ]

    private static func ascii(_ text: String) -> String {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.utf8.allSatisfy({ $0 < 0x80 }) else { return trimmed }
        return trimmed.unicodeScalars.map { scalar in
            guard scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue else {
                return scalar.properties.isWhitespace ? " " : "\(scalar)"
            }
            return "\(Int(value))"
        }.joined()
    }
}
