package import Primitives

/// The prices of one currency's book with the rules of what is free: a value, so that quoting reads nothing.
package struct PriceBook: Sendable {
    /// The currency of Meta's card behind it, `INR`.
    package let name: String
    /// Minutes east of UTC: the midnight at which Meta's changes begin for accounts of this book.
    package let utcOffsetMinutes: Int64
    package let version: Int64
    package let markets: MarketMap
    package let rules: QuoteRules
    package let missingPrices: MissingPrices
    /// Oldest first.
    private let lines: [PriceKey: [Price]]

    package init(
        name: String,
        utcOffsetMinutes: Int64,
        version: Int64,
        prices: [Price],
        markets: MarketMap = .embedded,
        rules: QuoteRules = .embedded,
        missingPrices: MissingPrices = .refuse
    ) {
        self.name = name
        self.utcOffsetMinutes = utcOffsetMinutes
        self.version = version
        self.markets = markets
        self.rules = rules
        self.missingPrices = missingPrices
        lines = Dictionary(grouping: prices, by: \.key)
            .mapValues { $0.sorted { $0.from < $1.from } }
    }

    /// What a message to `number` will cost if it is sent and delivered at `moment`.
    ///
    /// - Throws: `CreditError.priceMissing` when it is not free and the book has no price for it.
    package func quote(
        _ category: MessageCategory,
        to number: PhoneNumber,
        window: Window,
        at moment: Timestamp
    ) throws(CreditError) -> Quote {
        let day = day(of: moment)
        let callingCode = markets.callingCode(of: number)
        let market = markets.market(of: callingCode, on: day)
        let free = rules.freeReason(category, window: window, at: moment, on: day)
        let price = free == nil ? try price(of: category, in: market, at: moment) : nil
        return Quote(
            category: category,
            market: market,
            callingCode: callingCode,
            amount: price?.amount ?? .zero,
            price: price?.id,
            free: free
        )
    }

    /// The list price of a message of `category` in `market`, delivered at `moment`.
    ///
    /// - Throws: `CreditError.priceMissing`.
    package func price(
        of category: MessageCategory,
        in market: String,
        at moment: Timestamp
    ) throws(CreditError) -> (id: PriceID, amount: Points) {
        if let found = listed(category, in: market, at: moment) { return found }
        if missingPrices == .lastKnown, let found = lastKnown(category, in: market, at: moment) { return found }
        throw .priceMissing(book: name, category: category, market: market, day: day(of: moment))
    }

    /// The calendar month of `moment` where this book's accounts are, and how many service messages a number has free in it;
    /// `nil` when they are not counted, as they were not before 2026-10-01.
    package func freeService(at moment: Timestamp) -> (month: String, messages: Int)? {
        let day = day(of: moment)
        return rules.freeServiceMessages(on: day).map { (month(of: day), $0) }
    }

    /// The prices in force at `moment`, tiers' too, each with the moment at which the next line begins.
    package func lines(at moment: Timestamp) -> [(price: Price, until: Timestamp?)] {
        standing(at: moment).filter { $0.price.amount != nil }
    }

    /// The same with the lines that say that there is no price.
    package func standing(at moment: Timestamp) -> [(price: Price, until: Timestamp?)] {
        lines.values.compactMap { prices in
            guard let place = prices.lastIndex(where: { $0.from <= moment }) else { return nil }
            let next = place + 1 < prices.count ? prices[place + 1].from : nil
            return (prices[place], next)
        }
        .sorted { $0.price.key < $1.price.key }
    }

    package func lines(of key: PriceKey) -> [Price] { lines[key] ?? [] }

    package var keys: [PriceKey] { Array(lines.keys) }

    /// When the last of all lines begins.
    package var lastFrom: Timestamp? { lines.values.flatMap { $0 }.map(\.from).max() }

    /// The day of `moment` where this book's changes begin.
    package func day(of moment: Timestamp) -> CivilDay {
        CivilDay(of: moment, utcOffsetMinutes: utcOffsetMinutes)
    }

    /// The first instant of `day` there.
    package func start(of day: CivilDay) -> Timestamp {
        day.start(utcOffsetMinutes: utcOffsetMinutes)
    }

    /// The line in force; where the category has none at all, the line of the category it is priced as.
    private func listed(_ category: MessageCategory, in market: String, at moment: Timestamp) -> (
        id: PriceID, amount: Points
    )? {
        let own = lines(of: PriceKey(market: market, category: category)).last { $0.from <= moment }
        if let own { return own.amount.map { (own.id, $0) } }
        return category.pricedAs.flatMap { listed($0, in: market, at: moment) }
    }

    private func lastKnown(
        _ category: MessageCategory,
        in market: String,
        at moment: Timestamp
    ) -> (id: PriceID, amount: Points)? {
        let past = lines(of: PriceKey(market: market, category: category)).last {
            $0.from <= moment && $0.amount != nil
        }
        if let past, let amount = past.amount { return (past.id, amount) }
        return markets.former(market).flatMap { listed(category, in: $0, at: moment) }
    }
}
