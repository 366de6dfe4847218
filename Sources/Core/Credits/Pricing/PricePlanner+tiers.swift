import Primitives

/// Tiers are lower than a list price, so they come and go with it.
extension PricePlanner {
    /// A file of tiers says what the list rates are: they must be those of the book on its day, and stay so.
    func checkList(of sheet: RateSheet, at start: Timestamp) throws(PriceImportError) {
        for (list, rate) in sheet.listRates.sorted(by: { $0.key < $1.key }) {
            let known = written[list]?.last { $0.from <= start }?.price.rate
            guard known == rate else {
                throw .otherList(market: list.market, category: list.category, book: known, file: rate)
            }
            try checkLater(list, than: start)
        }
        for key in written.keys.sorted() where key.isTier && sheet.listRates[key.list] != nil {
            try checkLater(key, than: start)
        }
    }

    /// A file of tiers names all of a market's and category's: one that it leaves out ends.
    func rates(of sheet: RateSheet, at start: Timestamp) -> [PriceKey: Int64?] {
        var rates = sheet.rates
        for key in written.keys where key.isTier && sheet.listRates[key.list] != nil && isOpen(key, at: start) {
            if !rates.keys.contains(key) { rates.updateValue(nil, forKey: key) }
        }
        return rates
    }

    /// With another list rate the old tiers hold no more, and nobody knows the new ones until they are imported.
    ///
    /// - Returns: the lines that end them, and those of margins to come.
    func endTiers(of list: PriceKey, from start: Timestamp) throws(PriceImportError) -> [PriceLine] {
        guard !list.isTier else { return [] }
        var ends: [PriceLine] = []
        for key in written.keys.sorted() where key.isTier && key.list == list {
            try checkLater(key, than: start)
            guard isOpen(key, at: start) else { continue }
            ends += lines(of: key, from: start, source: PriceLine.ended, margins: margins, rate: { _ in nil }) ?? []
        }
        return ends
    }
}
