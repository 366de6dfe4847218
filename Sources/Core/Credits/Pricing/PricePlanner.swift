import Primitives

/// Works out what a rate sheet does to a book.
struct PricePlanner {
    let book: PriceBook
    let terms: BookTerms
    /// What the book has for the sheet's very day.
    let written: [PriceKey: (revision: Int64, isSeed: Bool)]
    /// A fresh identity for each line.
    let identity: () -> PriceID

    func plan(_ sheet: RateSheet) throws(PriceImportError) -> PriceUpdate {
        guard sheet.currency == terms.currency else {
            throw .wrongCurrency(line: 0, expected: terms.currency, found: sheet.currency)
        }
        let unknown = Set(sheet.rates.keys.map(\.market)).subtracting(book.markets.names)
        guard unknown.isEmpty else { throw .unknownMarkets(unknown.sorted()) }

        let start = book.start(of: sheet.effective)
        var opened: [PriceUpdate.Change] = []
        var closed: [PriceKey] = []
        var lines: [PriceLine] = []
        for key in sheet.rates.keys.sorted(by: PriceKey.isBefore) {
            let rate = sheet.rates[key] ?? nil
            let before = try standing(key, at: start)
            let after = try points(rate, market: key.market)
            guard before?.amount != after else { continue }
            let revision = try revision(key, at: start, day: sheet.effective)
            lines.append(
                PriceLine(
                    price: Price(
                        id: identity(),
                        market: key.market,
                        category: key.category,
                        from: start,
                        amount: after
                    ),
                    rate: rate,
                    revision: revision
                )
            )
            if let after {
                opened.append(PriceUpdate.Change(key: key, before: before?.amount, after: after))
            } else {
                closed.append(key)
            }
        }
        return PriceUpdate(
            currency: sheet.currency,
            effective: sheet.effective,
            opened: opened,
            closed: closed,
            unchanged: sheet.rates.count - lines.count,
            untouched: untouched(by: sheet, at: start),
            lines: lines
        )
    }

    /// The line in force at `start`. Refused when a later one exists.
    private func standing(_ key: PriceKey, at start: Timestamp) throws(PriceImportError) -> Price? {
        let lines = book.lines(of: key)
        if let later = lines.first(where: { $0.from > start }) {
            throw .overlaps(market: key.market, category: key.category, from: book.day(of: later.from))
        }
        return lines.last
    }

    private func points(_ rate: Int64?, market: String) throws(PriceImportError) -> Points? {
        guard let rate else { return nil }
        guard let points = Points(micro: rate).times(terms.pointsPerUnit) else { throw .overflow(market: market) }
        return points
    }

    /// A seed may be replaced by Meta's own figure for the same day; what was imported may not.
    private func revision(_ key: PriceKey, at start: Timestamp, day: CivilDay) throws(PriceImportError) -> Int64 {
        guard let newest = written[key] else { return 0 }
        guard newest.isSeed else { throw .alreadyImported(market: key.market, category: key.category, from: day) }
        return newest.revision + 1
    }

    private func untouched(by sheet: RateSheet, at start: Timestamp) -> [String] {
        let named = Set(sheet.rates.keys.map(\.market))
        return Set(book.lines(at: start).map(\.price.market)).subtracting(named).sorted()
    }
}

extension PriceKey {
    static func isBefore(_ left: PriceKey, _ right: PriceKey) -> Bool {
        (left.market, left.category.rawValue) < (right.market, right.category.rawValue)
    }
}
