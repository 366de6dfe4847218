package import Primitives

/// Meta's list rates for one delivered message, by market, category and day, in one currency.
///
/// An amount is held as `Points`, one point being one unit of the currency: decimals with four places, never floats.
/// Sources: the `Data/rate_card*.csv` files; what they lack is `nil` here, never guessed.
package struct RateCard: Sendable {
    private struct Key: Hashable {
        let market: String
        let category: PriceCategory
    }

    private struct Dated {
        let day: CivilDay
        let amount: Points
    }

    package static let currencies = ["USD", "INR"]

    package let currency: String
    private let rates: [Key: [Dated]]

    package init(currency: String) {
        self.currency = currency
        var rates: [Key: [Dated]] = [:]
        for row in Self.rows where row.currency == currency {
            rates[Key(market: row.market, category: row.category), default: []].append(
                Dated(day: row.day, amount: row.amount)
            )
        }
        self.rates = rates.mapValues { $0.sorted { $0.day < $1.day } }
    }

    /// The rate in force, or `nil` when no public figure was found.
    package func rate(market: String, category: PriceCategory, on day: CivilDay) -> Points? {
        switch category {
        case .referralConversion: .zero
        case .marketingLite: rate(market: market, category: .marketing, on: day)
        case .service where PricingRules.era(on: day) == .perMessageWithService:
            // Since 2026-10-01 service costs what utility costs; older cards say zero.
            latest(market, .utility, day)
        default: latest(market, category, day)
        }
    }

    private func latest(_ market: String, _ category: PriceCategory, _ day: CivilDay) -> Points? {
        rates[Key(market: market, category: category)]?.last { $0.day <= day }?.amount
    }
}

extension RateCard {
    private struct Row {
        let day: CivilDay
        let currency: String
        let market: String
        let category: PriceCategory
        let amount: Points
    }

    private static let rows: [Row] =
        [
            PackageResources.rate_card_usd_2026_01_01_csv,
            PackageResources.rate_card_usd_2026_10_01_csv,
            PackageResources.rate_card_inr_2025_10_01_csv,
        ].flatMap(cardRows) + CommaSeparated.rows(PackageResources.rate_card_points_csv).compactMap(pointRow)

    /// effective_date,currency,market,iso2,marketing,utility,authentication,authentication_international,service,source
    private static func cardRows(_ csv: [UInt8]) -> [Row] {
        let columns: [(Int, PriceCategory)] = [
            (4, .marketing), (5, .utility), (6, .authentication), (7, .authenticationInternational), (8, .service),
        ]
        return CommaSeparated.rows(csv).flatMap { fields in
            columns.compactMap { column, category in
                guard fields.count > column, let day = CivilDay(fields[0]), let amount = Points(fields[column]) else {
                    return nil
                }
                return Row(day: day, currency: fields[1], market: fields[2], category: category, amount: amount)
            }
        }
    }

    /// effective_date,currency,market,category,rate,unit,source,note
    private static func pointRow(_ fields: [String]) -> Row? {
        guard fields.count >= 6, fields[5] == "message", let day = CivilDay(fields[0]), let amount = Points(fields[4]),
            let category = PriceCategory(rawValue: fields[3].replacing("_", with: "-"))
        else { return nil }
        return Row(day: day, currency: fields[1], market: fields[2], category: category, amount: amount)
    }
}
