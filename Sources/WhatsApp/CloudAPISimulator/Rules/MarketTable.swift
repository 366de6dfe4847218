package import Primitives

/// Which of Meta's pricing markets a telephone number belongs to, by its calling code.
///
/// Source: `Data/country_market.csv`, from Meta's pricing page of 2026-09-30, with the two earlier assignments.
package struct MarketTable: Sendable {
    private struct Entry: Sendable {
        let country: String
        /// Before 2026-07-01, before 2026-10-01, and since.
        let markets: [String]
    }

    package static let bundled = MarketTable(csv: PackageResources.country_market_csv)

    private let entries: [String: Entry]
    private let other = Entry(country: "", markets: ["Other", "Other", "Other"])

    init(csv: [UInt8]) {
        var entries: [String: Entry] = [:]
        for row in CommaSeparated.rows(csv) where row.count >= 6 {
            let country = row[1].split(separator: "|").first.map(String.init) ?? ""
            entries[row[0]] = Entry(country: country, markets: [row[5], row[4], row[3]])
        }
        self.entries = entries
    }

    package func market(of digits: String, on day: CivilDay) -> String {
        entry(digits).markets[day < july2026 ? 0 : day < october2026 ? 1 : 2]
    }

    /// ISO 3166 letters of the main country on that calling code; `US` when unknown.
    package func country(of digits: String) -> String {
        let country = entry(digits).country
        return country.isEmpty ? "US" : country
    }

    /// The longest calling code known that `digits` begin with.
    package func callingCode(of digits: String) -> String? {
        (1...4).reversed().lazy.map { String(digits.prefix($0)) }.first { entries[$0] != nil }
    }

    private func entry(_ digits: String) -> Entry {
        callingCode(of: digits).flatMap { entries[$0] } ?? other
    }
}

private let july2026 = CivilDay(daysSince1970: 20_635)
private let october2026 = CivilDay(daysSince1970: 20_727)
