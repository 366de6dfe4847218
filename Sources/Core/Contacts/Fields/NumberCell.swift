import Foundation

/// Reads numbers as people and spreadsheets of many countries write them: `1.234,50`, `₹ 1,23,456.00`, `12 %`, `1 234,5`.
enum NumberCell {
    /// As `ExactDecimal` reads it; `nil` when the text is something else.
    static func read(_ text: String, country: String?) -> String? {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if ExactDecimal(trimmed) != nil { return trimmed }
        var plain = ""
        for scalar in trimmed.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .decimalNumber: plain += scalar.properties.numericValue.map { "\(Int($0))" } ?? ""
            case .spaceSeparator, .currencySymbol, .format: continue
            default: plain.unicodeScalars.append(scalar == "\u{2212}" ? "-" : scalar)
            }
        }
        if let word = words.filter(plain.lowercased().hasPrefix).max(by: { $0.count < $1.count }) {
            plain.removeFirst(word.count)
        }
        if let word = (words + ["%"]).filter(plain.lowercased().hasSuffix).max(by: { $0.count < $1.count }) {
            plain.removeLast(word.count)
        }
        let isNegative = plain.hasPrefix("-") || plain.hasPrefix("(") && plain.hasSuffix(")")
        plain = plain.trimmingCharacters(in: ["-", "(", ")", "+"])
        guard let digits = withPoint(plain.replacing("'", with: ""), country) else { return nil }
        return ExactDecimal((isNegative ? "-" : "") + digits) == nil ? nil : (isNegative ? "-" : "") + digits
    }

    /// The last mark is the decimal one where there are two kinds; one that comes twice parts thousands. A single comma before
    /// three digits is what the country takes it for.
    private static func withPoint(_ text: String, _ country: String?) -> String? {
        let marks = text.filter { $0 == "." || $0 == "," }
        guard let last = marks.last else { return text }
        let isMixed = Set(marks).count > 1
        let tail = text.split(separator: last, omittingEmptySubsequences: false).last ?? ""
        let partsThousands =
            isMixed
            ? false : marks.count > 1 || last == "," && tail.count == 3 && pointCountries.contains(country ?? "")
        guard !isMixed || marks.count(where: { $0 == last }) == 1 else { return nil }
        let bare = text.filter { $0 == last || $0 != "." && $0 != "," }
        return bare.replacing(String(last), with: partsThousands ? "" : ".")
    }

    private static let words = ["rs.", "rs", "r", "us", "inr", "usd", "eur", "brl", "mxn", "aed"]

    /// Where the comma parts thousands. Source: Unicode CLDR 44, `decimal` of the countries' main locales.
    private static let pointCountries: Set<String> = [
        "AE", "AU", "BD", "BW", "CA", "CN", "GB", "GH", "GT", "HK", "HN", "IE", "IL", "IN", "JP", "KE", "KR", "LK",
        "MX", "MY",
        "NG", "NI", "NP", "NZ", "PE", "PH", "PK", "PR", "SA", "SG", "SV", "TH", "TW", "TZ", "UG", "US", "ZM", "ZW",
    ]
}
