package import Primitives
package import Storage

/// The prices that come with the program, for development, tests and demonstrations.
///
/// Source: `reference/rate-card-README.md`: public transcriptions of Meta's cards. Before billing real money an operator
/// imports Meta's own files, which replace these for the same day.
package enum PriceSeeds {
    static let source = "seed"

    private static let cards = [
        PackageResources.rate_card_inr_2025_10_01_csv,
        PackageResources.rate_card_usd_2026_01_01_csv,
        PackageResources.rate_card_usd_2026_10_01_csv,
    ]

    /// Writes the books that are not there yet. To be called at every start.
    ///
    /// The book goes first: of two processes that start together the second waits there for the first, and then knows that
    /// there is nothing to do.
    ///
    /// - Throws: `PriceImportError`, `DatabaseError`.
    package static func install(in transaction: Transaction, ambient: Ambient, settings: CreditSettings) throws {
        let importer = PriceImporter(transaction, ambient: ambient, settings: settings)
        let store = PriceStore(transaction: transaction)
        for (currency, sheets) in Dictionary(grouping: sheets, by: \.currency).sorted(by: { $0.key < $1.key }) {
            guard let pointsPerUnit = settings.pointsPerUnit[currency], try store.version(of: currency) == nil,
                try store.insert(.standard(currency, pointsPerUnit: pointsPerUnit), version: ambient.rawID())
            else { continue }
            for sheet in sheets.sorted(by: { $0.effective < $1.effective }) {
                try importer.apply(sheet, source: source)
            }
        }
    }

    /// One sheet for each currency and day of the embedded files. What a card gives as `missing` has no price from that
    /// day: the figure before it is not valid any more, and nobody knows the new one.
    static var sheets: [RateSheet] {
        let rates = cards.flatMap(rates(inCard:)) + rates(inPoints: PackageResources.rate_points_csv)
        return Dictionary(grouping: rates) { Sheet(currency: $0.currency, effective: $0.effective) }.map {
            sheet,
            rates in
            RateSheet(
                currency: sheet.currency,
                effective: sheet.effective,
                rates: Dictionary(rates.map { ($0.key, $0.rate) }) { _, last in last }
            )
        }
    }

    private struct Sheet: Hashable {
        let currency: String
        let effective: CivilDay
    }

    private struct SeedRate {
        let currency: String
        let effective: CivilDay
        let key: PriceKey
        let rate: Int64?
    }

    /// Columns: effective_date, currency, market, iso2, then five categories, source.
    private static func rates(inCard csv: [UInt8]) -> [SeedRate] {
        let categories: [MessageCategory] = [
            .marketing, .utility, .authentication, .authenticationInternational, .service,
        ]
        return CommaSeparated.rows(csv).map(\.fields).dropFirst().flatMap { fields -> [SeedRate] in
            guard fields.count == 10, let effective = CivilDay(fields[0]) else { return [] }
            return zip(categories, fields[4...8]).compactMap { category, text in
                // Zero stands for the time when service messages were free, which is a rule and not a price.
                guard category != .service || text != "0.0000" else { return nil }
                return SeedRate(
                    currency: fields[1],
                    effective: effective,
                    key: PriceKey(market: fields[2], category: category),
                    rate: Points(text)?.micro
                )
            }
        }
    }

    /// Columns: effective_date, currency, market, category, rate, unit, source, note.
    private static func rates(inPoints csv: [UInt8]) -> [SeedRate] {
        CommaSeparated.rows(csv).map(\.fields).dropFirst().compactMap { fields -> SeedRate? in
            guard fields.count == 8, fields[5] == "message", let effective = CivilDay(fields[0]),
                let category = MessageCategory(rawValue: fields[3].replacing("_", with: "-")),
                let rate = Points(fields[4])
            else { return nil }
            return SeedRate(
                currency: fields[1],
                effective: effective,
                key: PriceKey(market: fields[2], category: category),
                rate: rate.micro
            )
        }
    }
}
