package import Primitives
package import Routes
package import Storage
import Workspaces

extension CreditService {
    /// The book for a workspace that pays in `currency`: its own where there is one, else the dollar's, in which Meta bills
    /// everyone who has no other choice.
    package func bookName(for currency: String, in transaction: Transaction) throws -> String {
        if settings.pointsPerUnit[currency] != nil { return currency }
        return try PriceStore(transaction: transaction).version(of: currency) == nil ? "USD" : currency
    }

    package func hasBook(_ name: String, in transaction: Transaction) throws -> Bool {
        try PriceStore(transaction: transaction).version(of: name) != nil
    }

    /// By name.
    package func priceBooks(in transaction: Transaction) throws -> [PriceBookStanding] {
        let workspaces = try WalletStore(transaction: transaction).countByBook()
        return try PriceStore(transaction: transaction).names().compactMap { name in
            try standing(of: name, workspaces: workspaces[name] ?? 0, in: transaction)
        }
    }

    private func standing(of name: String, workspaces: Int, in transaction: Transaction) throws -> PriceBookStanding? {
        guard let terms = try PriceStore(transaction: transaction).terms(of: name) else { return nil }
        let schedule = try MarginStore(transaction: transaction).schedule(of: name)
        let book = try books.book(name, in: transaction)
        let now = ambient.now()
        let reached = try VolumeTierStore(transaction: transaction)
            .reached(month: book.month(of: book.day(of: now)), book: name)
        return PriceBookStanding(
            terms: terms,
            margin: schedule.margin(at: now),
            margins: schedule.steps.map { DatedMargin(from: terms.day(of: $0.from), margin: $0.margin) },
            markets: Set(book.lines(at: now).map(\.price.market)).count,
            lastFrom: book.lastFrom.map(terms.day),
            workspaces: workspaces,
            unpricedTiers: reached.filter { book.tier($0.key, at: now) == nil }
                .map { UnpricedTier(key: $0.key, workspaces: $0.workspaces) }
        )
    }

    /// Brings a rate card, or a file of volume tiers, into its book, and into the operators' log.
    ///
    /// - Parameters:
    ///   - source: where the figures are from, for whoever asks later.
    ///   - pointsPerUnit: for a currency that has no book yet.
    ///   - caller: an operator; `nil` is the command line.
    ///   - dryRun: only says what would change.
    /// - Throws: `PriceImportError`.
    package func importPrices(
        _ sheet: RateSheet,
        source: String,
        pointsPerUnit: Int64? = nil,
        by caller: Caller? = nil,
        dryRun: Bool
    ) async throws -> PriceUpdate {
        let (ambient, settings) = (ambient, settings)
        // The names that lines of other origins have.
        let source =
            [PriceSeeds.source, PriceLine.margin, PriceLine.ended].contains(source) ? "file \(source)" : source
        return try await database.write { transaction in
            let importer = PriceImporter(transaction, ambient: ambient, settings: settings)
            try caller?.requireOperator(in: transaction)
            if dryRun { return try importer.plan(sheet, source: source, pointsPerUnit: pointsPerUnit) }
            let update = try importer.apply(sheet, source: source, pointsPerUnit: pointsPerUnit)
            try OperatorLog(ambient: ambient).record(
                "prices.imported",
                subject: sheet.currency,
                detail: (sheet.isTiers ? "volume tiers, " : "")
                    + "\(source), from \(sheet.effective): \(update.opened.count) begin, \(update.closed.count) end",
                by: caller,
                in: transaction
            )
            return update
        }
    }

    /// From `day` on prices of a book are Meta's rates and this margin.
    ///
    /// - Parameter caller: an operator; `nil` is the command line.
    /// - Throws: `MarginError`.
    package func setMargin(
        _ margin: Margin,
        from day: CivilDay,
        of book: String,
        by caller: Caller? = nil
    ) async throws -> MarginUpdate {
        let (ambient, settings) = (ambient, settings)
        return try await database.write { transaction in
            try caller?.requireOperator(in: transaction)
            let update = try PriceImporter(transaction, ambient: ambient, settings: settings)
                .apply(margin, from: day, to: book)
            try OperatorLog(ambient: ambient).record(
                "prices.margin-set",
                subject: book,
                detail: "\(margin.percent) % from \(day): \(update.changed) prices change",
                by: caller,
                in: transaction
            )
            return update
        }
    }
}
