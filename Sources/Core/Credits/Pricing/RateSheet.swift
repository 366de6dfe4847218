package import Primitives

/// Meta's rates of one currency from one day on: what an import has to say, wherever it was read from.
package struct RateSheet: Sendable, Equatable {
    /// ISO 4217.
    package let currency: String
    package let effective: CivilDay
    /// In millionths of the currency; `nil` where Meta has no rate, or none is known.
    package let rates: [PriceKey: Int64?]
    /// Of a file of volume tiers: the list rates that its tiers are lower than, which the book must have. Of a market and
    /// category that are here it names all tiers. Empty for a rate card.
    package let listRates: [PriceKey: Int64]

    package init(
        currency: String,
        effective: CivilDay,
        rates: [PriceKey: Int64?],
        listRates: [PriceKey: Int64] = [:]
    ) {
        self.currency = currency
        self.effective = effective
        self.rates = rates
        self.listRates = listRates
    }

    package var isTiers: Bool { !listRates.isEmpty }

    var markets: Set<String> { Set(rates.keys.map(\.market)).union(listRates.keys.map(\.market)) }
}
