package import Primitives

/// Which of Meta's pricing markets a calling code belongs to, by date.
///
/// Source: Meta's pricing page of 2026-09-30, kept as `Data/country_market.csv`; the longest prefix wins.
package struct MarketMap: Sendable {
    private struct Assignment {
        /// ISO 3166 letters of the countries on the calling code, `US|CA`.
        let area: String
        let market: String
        /// What it was before, oldest first, each with the day on which it ended.
        let earlier: [(until: CivilDay, market: String)]

        func market(on day: CivilDay) -> String {
            earlier.first { day < $0.until }?.market ?? market
        }
    }

    private let assignments: [String: Assignment]
    /// Calling codes by country, the shortest of each.
    private let codes: [String: String]
    private let elsewhere: String
    private let longestPrefix: Int

    /// The names of all markets of any date.
    package let names: Set<String>

    /// The table compiled into the program.
    package static let embedded = MarketMap(csv: PackageResources.country_market_csv)

    /// Columns: prefix, iso2, country, market, then one column for each time the assignment changed, named
    /// `market_before_2026_10_01`. Prefix `*` is the rest of the world.
    package init(csv: [UInt8]) {
        let rows = CommaSeparated.rows(csv).map(\.fields)
        let changes = (rows.first ?? []).dropFirst(4).map(Self.day)
        var assignments: [String: Assignment] = [:]
        for row in rows.dropFirst() where row.count == 4 + changes.count {
            let earlier = zip(changes, row.dropFirst(4))
                .compactMap { day, market in day.map { (until: $0, market: market) } }
                .sorted { $0.until < $1.until }
            assignments[row[0]] = Assignment(area: row[1], market: row[3], earlier: earlier)
        }
        elsewhere = assignments.removeValue(forKey: "*")?.market ?? "Other"
        self.assignments = assignments
        codes = assignments.sorted { $0.key > $1.key }.reduce(into: [:]) { codes, row in
            for country in row.value.area.split(separator: "|") { codes[String(country)] = row.key }
        }
        longestPrefix = assignments.keys.map(\.utf8.count).max() ?? 0
        names = assignments.values.reduce(into: [elsewhere]) { names, assignment in
            names.insert(assignment.market)
            names.formUnion(assignment.earlier.map(\.market))
        }
    }

    package var prefixes: [String] { assignments.keys.sorted() }

    /// The longest calling-code prefix of the table that `number` begins with; `*` when Meta names none.
    package func callingCode(of number: PhoneNumber) -> String {
        var prefix = number.digits.prefix(longestPrefix)
        while !prefix.isEmpty {
            let text = String(prefix)
            if assignments[text] != nil { return text }
            prefix = prefix.dropLast()
        }
        return "*"
    }

    /// The market of a calling code on `day`. What Meta does not name is in the market `Other`.
    package func market(of callingCode: String, on day: CivilDay) -> String {
        assignments[callingCode]?.market(on: day) ?? elsewhere
    }

    /// The calling code of a country by its ISO 3166 letters; `*` when Meta names none.
    package func callingCode(ofCountry country: String) -> String { codes[country] ?? "*" }

    /// The countries that share a calling code: `US|CA`. `*` for what Meta does not name.
    package func area(of callingCode: String) -> String { assignments[callingCode]?.area ?? "*" }

    /// The market that today's `market` was part of before it became one of its own; `nil` when it always was one.
    package func former(_ market: String) -> String? {
        let earlier = assignments.values
            .filter { $0.market == market }
            .flatMap { $0.earlier.map(\.market) }
            .filter { $0 != market }
        let candidates = Set(earlier)
        return candidates.count == 1 ? candidates.first : nil
    }

    /// `market_before_2026_10_01` is the day 2026-10-01.
    private static func day(_ header: String) -> CivilDay? {
        CivilDay(header.split(separator: "_").suffix(3).joined(separator: "-"))
    }
}
