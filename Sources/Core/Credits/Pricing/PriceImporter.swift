package import Primitives
package import Storage

/// Brings a rate card into the price book: look first with `plan`, then `apply`.
package struct PriceImporter {
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
    /// - Throws: `PriceImportError`.
    package func plan(_ sheet: RateSheet) throws -> PriceUpdate {
        let store = PriceStore(transaction: transaction)
        let terms = try terms(of: sheet.currency)
        let empty = PriceBook(name: sheet.currency, utcOffsetMinutes: terms.utcOffsetMinutes, version: 0, prices: [])
        let book = try store.book(sheet.currency, missingPrices: .refuse) ?? empty
        let planner = PricePlanner(
            book: book,
            terms: terms,
            written: try store.newest(sheet.currency, from: book.start(of: sheet.effective)),
            identity: { ambient.id() }
        )
        return try planner.plan(sheet)
    }

    /// Writes what `sheet` changes, and makes the book when there is none yet.
    ///
    /// - Parameter source: where the figures are from, for whoever asks later.
    /// - Throws: `PriceImportError`.
    @discardableResult
    package func apply(_ sheet: RateSheet, source: String) throws -> PriceUpdate {
        let store = PriceStore(transaction: transaction)
        let update = try plan(sheet)
        _ = try store.insert(try terms(of: sheet.currency), version: ambient.rawID())
        try store.insert(update.lines, book: sheet.currency, source: source, at: ambient.now())
        try store.setVersion(ambient.rawID(), of: sheet.currency)
        return update
    }

    /// Those of the book; for a new one what the operator has set.
    private func terms(of currency: String) throws -> BookTerms {
        if let terms = try PriceStore(transaction: transaction).terms(of: currency) { return terms }
        guard let pointsPerUnit = settings.pointsPerUnit[currency] else {
            throw PriceImportError.noPointsPerUnit(currency: currency)
        }
        return .standard(currency, pointsPerUnit: pointsPerUnit)
    }
}
