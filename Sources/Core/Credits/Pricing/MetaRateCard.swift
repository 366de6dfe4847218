package import Primitives

/// Reads the rate card that Meta publishes: one file a currency, with a few lines of metadata before the header.
///
/// Source: `reference/rate-card-README.md`, "Format of Meta's own files". The file does not say from which day it holds;
/// whoever imports it does.
package enum MetaRateCard {
    private static let header = [
        "market", "currency", "marketing", "utility", "authentication", "authentication-international", "service",
    ]
    private static let categories: [MessageCategory] = [
        .marketing, .utility, .authentication, .authenticationInternational, .service,
    ]
    /// Meta has some 50 markets.
    static let linesMost = 5_000
    /// The odd ways in which Meta writes currencies. Only signs that mean one currency are here: a bare `$` is not.
    private static let signs = [
        "$US": "USD", "US$": "USD", "₹": "INR", "A$": "AUD", "£": "GBP", "RP": "IDR", "€": "EUR", "R$": "BRL",
        "S$": "SGD",
        "RM": "MYR",
    ]
    /// What Meta bills in.
    package static let currencies: Set<String> = [
        "USD", "AED", "ARS", "AUD", "BRL", "CLP", "COP", "EUR", "GBP", "IDR", "INR", "MXN", "MYR", "PEN", "SAR", "SGD",
    ]

    /// - Parameter currency: what the file must be in, ISO 4217.
    package static func read(
        _ file: [UInt8],
        currency: String,
        effective: CivilDay
    ) throws(PriceImportError) -> RateSheet {
        var rows = CommaSeparated.rows(file)
        while true {
            guard let row = rows.next() else { throw .noHeader }
            try check(row)
            if row.fields.map({ trimmed($0).lowercased() }) == header { break }
        }

        var rates: [PriceKey: Int64?] = [:]
        var markets: Set<String> = []
        while let row = rows.next() {
            try check(row)
            guard row.fields.contains(where: { !trimmed($0).isEmpty }) else { continue }
            guard row.columns == header.count else {
                throw .columns(line: row.line, found: row.columns, expected: header.count)
            }
            let fields = row.fields.map(trimmed)
            try check(currency: fields[1], is: currency, line: row.line)
            guard markets.insert(fields[0]).inserted else {
                throw .duplicateMarket(line: row.line, market: shown(fields[0]))
            }
            for (category, text) in zip(categories, fields[2...]) {
                let key = PriceKey(market: fields[0], category: category)
                rates.updateValue(try rate(text, line: row.line, column: category.rawValue), forKey: key)
            }
        }
        guard !markets.isEmpty else { throw .empty }
        return RateSheet(currency: currency, effective: effective, rates: rates)
    }

    static func check(_ row: CommaSeparated.Row) throws(PriceImportError) {
        guard row.line <= linesMost else { throw .tooLong(line: row.line) }
        switch row.flaw {
        case .notUTF8: throw .encoding(line: row.line)
        case .openQuote: throw .openQuote(line: row.line)
        case nil: break
        }
    }

    static func check(currency text: String, is expected: String, line: Int) throws(PriceImportError) {
        let found = try code(of: text, line: line)
        guard found == expected else { throw .wrongCurrency(line: line, expected: expected, found: found) }
    }

    private static func code(of text: String, line: Int) throws(PriceImportError) -> String {
        let upper = text.uppercased()
        if currencies.contains(upper) { return upper }
        guard let code = signs[upper] else { throw .unknownCurrency(line: line, text: shown(text)) }
        return code
    }

    private static func rate(_ text: String, line: Int, column: String) throws(PriceImportError) -> Int64? {
        if text.lowercased() == "n/a" { return nil }
        guard let rate = Points(text), rate >= .zero else {
            throw .rate(line: line, column: column, text: shown(text))
        }
        return rate.micro
    }

    /// What a refusal repeats of a file that may be anything.
    private static func shown(_ text: String) -> String { String(text.prefix(40)) }

    static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
