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
    /// The odd ways in which Meta writes currencies. Only signs that mean one currency are here: a bare `$` is not.
    private static let signs = [
        "$US": "USD", "US$": "USD", "₹": "INR", "A$": "AUD", "£": "GBP", "RP": "IDR", "€": "EUR", "R$": "BRL",
        "S$": "SGD",
        "RM": "MYR",
    ]
    private static let currencies: Set<String> = [
        "USD", "AED", "ARS", "AUD", "BRL", "CLP", "COP", "EUR", "GBP", "IDR", "INR", "MXN", "MYR", "PEN", "SAR", "SGD",
    ]

    /// - Parameter currency: what the file must be in, ISO 4217.
    package static func read(
        _ file: [UInt8],
        currency: String,
        effective: CivilDay
    ) throws(PriceImportError) -> RateSheet {
        let rows = CommaSeparated.rows(file)
        let place = rows.firstIndex { $0.fields.map { trimmed($0).lowercased() } == header }
        guard let place else { throw .noHeader }
        let lines = rows[(place + 1)...].filter { row in row.fields.contains { !trimmed($0).isEmpty } }
        guard !lines.isEmpty else { throw .empty }

        var rates: [PriceKey: Int64?] = [:]
        var markets: Set<String> = []
        for row in lines {
            guard row.fields.count == header.count else { throw .columns(line: row.line, found: row.fields.count) }
            let fields = row.fields.map(trimmed)
            let found = try code(of: fields[1], line: row.line)
            guard found == currency else { throw .wrongCurrency(line: row.line, expected: currency, found: found) }
            guard markets.insert(fields[0]).inserted else { throw .duplicateMarket(line: row.line, market: fields[0]) }
            for (category, text) in zip(categories, fields[2...]) {
                let key = PriceKey(market: fields[0], category: category)
                rates.updateValue(try rate(text, line: row.line, column: category.rawValue), forKey: key)
            }
        }
        return RateSheet(currency: currency, effective: effective, rates: rates)
    }

    private static func code(of text: String, line: Int) throws(PriceImportError) -> String {
        let upper = text.uppercased()
        if currencies.contains(upper) { return upper }
        guard let code = signs[upper] else { throw .unknownCurrency(line: line, text: text) }
        return code
    }

    private static func rate(_ text: String, line: Int, column: String) throws(PriceImportError) -> Int64? {
        if text.lowercased() == "n/a" { return nil }
        guard let rate = Points(text), rate >= .zero else { throw .rate(line: line, column: column, text: text) }
        return rate.micro
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
