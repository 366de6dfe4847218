import Credits
import Primitives
package import Storage
import TestSupport

/// What messages to India cost in the simulation, in micro-points, written out twice: as a table for the oracle, and as the
/// cards that the ledger's book is made from.
package enum SimulationPrices {
    /// Midnight in India after the first day of the simulation: everything gets dearer, but for passcodes.
    static let change = Timestamp(seconds: 1_795_458_600)

    static func price(_ category: MessageCategory, at moment: Int64) -> Int? {
        let isLater = moment >= change.milliseconds
        switch category {
        case .marketing: return isLater ? 7 : 5
        case .utility, .service: return isLater ? 3 : 2
        case .authentication: return isLater ? 0 : 1
        case .authenticationInternational, .marketingLite: return nil
        }
    }

    /// Writes the cards into the book of an empty database.
    package static func install(in transaction: Transaction) throws {
        let importer = PriceImporter(transaction, ambient: .test(), settings: CreditSettings())
        for (day, prices) in cards {
            guard let effective = CivilDay(day) else { continue }
            let rates = prices.map { (PriceKey(market: "India", category: $0), Optional($1)) }
            let sheet = RateSheet(
                currency: "INR",
                effective: effective,
                rates: Dictionary(uniqueKeysWithValues: rates)
            )
            try importer.apply(sheet, source: "simulation")
        }
    }

    private static var cards: [(String, [MessageCategory: Int64])] {
        [
            ("2026-01-01", [.marketing: 5, .utility: 2, .authentication: 1]),
            ("2026-11-24", [.marketing: 7, .utility: 3, .authentication: 0]),
        ]
    }
}
