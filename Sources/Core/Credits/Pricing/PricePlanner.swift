import Primitives

/// Works out what a rate sheet or a margin does to a book.
///
/// A price is Meta's rate and the margin of its day, whichever of the two was there first: both ways lead to `lines`.
struct PricePlanner {
    let terms: BookTerms
    let margins: MarginSchedule
    /// What the book has: oldest first, of each moment the newest revision.
    let written: [PriceKey: [PriceLine]]
    var markets = MarketMap.embedded
    /// What begins until then may have been charged: it stays as it is.
    let settledUntil: Timestamp
    /// A fresh identity for each line.
    let identity: () -> PriceID

    func plan(_ sheet: RateSheet, source: String) throws(PriceImportError) -> PriceUpdate {
        guard sheet.currency == terms.currency else {
            throw .wrongCurrency(line: 0, expected: terms.currency, found: sheet.currency)
        }
        let unknown = sheet.markets.subtracting(markets.names)
        guard unknown.isEmpty else { throw .unknownMarkets(unknown.sorted()) }

        let start = terms.start(of: sheet.effective)
        var opened: [PriceUpdate.Change] = []
        var closed: [PriceKey] = []
        var ended: [PriceKey] = []
        var lines: [PriceLine] = []
        try checkList(of: sheet, at: start)
        let rates = rates(of: sheet, at: start)
        for key in rates.keys.sorted() {
            let rate = rates[key] ?? nil
            try checkLater(key, than: start)
            guard let made = self.lines(of: key, from: start, source: source, margins: margins, rate: { _ in rate })
            else { throw .overflow(market: key.market) }
            guard let first = made.first, first.from == start else { continue }
            try checkReplaced(key, at: start, day: sheet.effective)
            lines += made
            if let after = first.price.amount {
                let before = written[key]?.last { $0.from <= start }?.price.amount
                opened.append(PriceUpdate.Change(key: key, before: before, after: after))
            } else {
                closed.append(key)
            }
            for line in try endTiers(of: key, from: start) {
                lines.append(line)
                if line.from == start { ended.append(line.price.key) }
            }
        }
        return PriceUpdate(
            currency: sheet.currency,
            effective: sheet.effective,
            opened: opened,
            closed: closed + ended,
            unchanged: rates.count - opened.count - closed.count,
            untouched: untouched(by: sheet, at: start),
            lines: lines
        )
    }

    /// New lines for all prices that are open on the margin's day, and for those that begin later.
    func plan(_ margin: Margin, from day: CivilDay) throws(MarginError) -> MarginUpdate {
        let start = terms.start(of: day)
        guard start > settledUntil else { throw .began(day) }
        let margins = margins.setting(margin, from: start)
        var lines: [PriceLine] = []
        for key in written.keys.sorted() {
            let known = written[key] ?? []
            let made = self.lines(of: key, from: start, source: nil, margins: margins) { moment in
                known.last { $0.from <= moment }?.price.rate
            }
            guard let made else { throw .overflow(market: key.market) }
            lines += made
        }
        return MarginUpdate(currency: terms.currency, from: day, margin: margin, lines: lines)
    }

    /// The lines that must be written so that from `start` on the book has these rates with these margins.
    ///
    /// - Parameter source: of the line at `start`; `nil` leaves it what it was.
    /// - Returns: `nil` when an amount does not fit.
    func lines(
        of key: PriceKey,
        from start: Timestamp,
        source: String?,
        margins: MarginSchedule,
        rate: (Timestamp) -> Int64?
    ) -> [PriceLine]? {
        let known = written[key] ?? []
        let moments = Set(known.map(\.from) + margins.steps.map(\.from) + [start]).filter { $0 >= start }
        var (lastRate, lastAmount) =
            known.last { $0.from < start }.map { ($0.price.rate, $0.price.amount) } ?? (nil, nil)
        var lines: [PriceLine] = []
        for moment in moments.sorted() {
            let standing = known.first { $0.from == moment }
            let rate = rate(moment)
            var amount: Points?
            if let rate {
                amount = margins.margin(at: moment).price(ofRate: rate, pointsPerUnit: terms.pointsPerUnit)
                guard amount != nil else { return nil }
            }
            let (oldRate, oldAmount) = standing.map { ($0.price.rate, $0.price.amount) } ?? (lastRate, lastAmount)
            (lastRate, lastAmount) = (rate, amount)
            guard oldRate != rate || oldAmount != amount else { continue }
            lines.append(
                PriceLine(
                    price: Price(
                        id: identity(),
                        market: key.market,
                        category: key.category,
                        tierFrom: key.tierFrom,
                        from: moment,
                        amount: amount,
                        rate: rate
                    ),
                    revision: standing.map { $0.revision + 1 } ?? 0,
                    source: (moment == start ? source : nil) ?? standing?.source ?? PriceLine.margin
                )
            )
        }
        return lines
    }

    /// Only what a margin will begin may come after a card: it is worked out anew from the card's rates.
    func checkLater(_ key: PriceKey, than start: Timestamp) throws(PriceImportError) {
        let later = written[key]?.first { $0.from > start && !isPlanned($0) }
        if let later { throw .overlaps(market: key.market, category: key.category, from: terms.day(of: later.from)) }
    }

    /// A seed may be replaced by Meta's own figure for the same day, and so may the end of a tier, and what a margin will
    /// begin; what was imported may not.
    private func checkReplaced(_ key: PriceKey, at start: Timestamp, day: CivilDay) throws(PriceImportError) {
        guard let standing = written[key]?.first(where: { $0.from == start }) else { return }
        guard [PriceSeeds.source, PriceLine.ended].contains(standing.source) || isPlanned(standing) else {
            throw .alreadyImported(market: key.market, category: key.category, from: day)
        }
    }

    private func isPlanned(_ line: PriceLine) -> Bool {
        line.source == PriceLine.margin && line.from > settledUntil
    }

    private func untouched(by sheet: RateSheet, at start: Timestamp) -> [String] {
        let open = written.filter { key, _ in key.isTier == sheet.isTiers && isOpen(key, at: start) }
        return Set(open.keys.map(\.market)).subtracting(sheet.markets).sorted()
    }

    func isOpen(_ key: PriceKey, at moment: Timestamp) -> Bool {
        written[key]?.last { $0.from <= moment }?.price.amount != nil
    }
}
