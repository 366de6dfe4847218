package import Primitives
package import Storage

/// Brings rate cards and margins into the price book: look first with `plan`, then `apply`.
package struct PriceImporter {
    /// What begins so soon counts as begun: Meta's clock, by which deliveries are charged, may be that much before ours.
    private static let soon = Duration.minutes(15)

    private let transaction: Transaction
    private let ambient: Ambient
    private let settings: CreditSettings

    package init(_ transaction: Transaction, ambient: Ambient, settings: CreditSettings) {
        self.transaction = transaction
        self.ambient = ambient
        self.settings = settings
    }

    /// What `sheet` would change. Writes nothing.
    ///
    /// - Parameter pointsPerUnit: for a new book; of one that exists it must be the same.
    /// - Throws: `PriceImportError`.
    package func plan(_ sheet: RateSheet, source: String, pointsPerUnit: Int64? = nil) throws -> PriceUpdate {
        let terms = try terms(of: sheet.currency, pointsPerUnit)
        return try planner(terms).plan(sheet, source: source)
    }

    /// Writes what `sheet` changes, and makes the book when there is none yet.
    ///
    /// - Parameter source: where the figures are from, for whoever asks later.
    /// - Throws: `PriceImportError`.
    @discardableResult
    package func apply(_ sheet: RateSheet, source: String, pointsPerUnit: Int64? = nil) throws -> PriceUpdate {
        let store = PriceStore(transaction: transaction)
        _ = try store.insert(try terms(of: sheet.currency, pointsPerUnit), version: ambient.rawID())
        try store.lock(sheet.currency)
        let update = try plan(sheet, source: source, pointsPerUnit: pointsPerUnit)
        try write(update.lines, to: sheet.currency)
        return update
    }

    /// From `day` on prices are Meta's rates and this margin, until the day of a later one.
    ///
    /// - Throws: `MarginError`.
    @discardableResult
    package func apply(_ margin: Margin, from day: CivilDay, to book: String) throws -> MarginUpdate {
        let store = PriceStore(transaction: transaction)
        try store.lock(book)
        guard let terms = try store.terms(of: book) else { throw MarginError.noBook(book) }
        let update = try planner(terms).plan(margin, from: day)
        try MarginStore(transaction: transaction)
            .set(margin, from: terms.start(of: day), of: book, at: ambient.now())
        try write(update.lines, to: book)
        return update
    }

    private func write(_ lines: [PriceLine], to book: String) throws {
        let store = PriceStore(transaction: transaction)
        try store.insert(lines, book: book, at: ambient.now())
        try store.setVersion(ambient.rawID(), of: book)
    }

    private func planner(_ terms: BookTerms) throws -> PricePlanner {
        PricePlanner(
            terms: terms,
            margins: try MarginStore(transaction: transaction).schedule(of: terms.currency),
            written: Dictionary(
                grouping: try PriceStore(transaction: transaction).lines(of: terms.currency),
                by: \.price.key
            ),
            settledUntil: ambient.now() + Self.soon,
            identity: { ambient.id() }
        )
    }

    /// Those of the book; for a new one what was said now, or what the operator has set.
    private func terms(of currency: String, _ pointsPerUnit: Int64?) throws -> BookTerms {
        if let terms = try PriceStore(transaction: transaction).terms(of: currency) {
            guard pointsPerUnit == nil || pointsPerUnit == terms.pointsPerUnit else {
                throw PriceImportError.otherPointsPerUnit(currency: currency, is: terms.pointsPerUnit)
            }
            return terms
        }
        guard let pointsPerUnit = pointsPerUnit ?? settings.pointsPerUnit[currency] else {
            throw PriceImportError.noPointsPerUnit(currency: currency)
        }
        return .standard(currency, pointsPerUnit: pointsPerUnit)
    }
}
