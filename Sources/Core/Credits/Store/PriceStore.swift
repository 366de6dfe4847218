import Primitives
import Storage

/// SQL of `price_books` and `prices`.
struct PriceStore {
    let transaction: Transaction

    func version(of name: String) throws -> Int64? {
        try transaction.row("SELECT version FROM price_books WHERE name = \(name)")?["version"]
    }

    func terms(of name: String) throws -> BookTerms? {
        try transaction.row("SELECT * FROM price_books WHERE name = \(name)").map { row in
            BookTerms(
                currency: try row["name"],
                pointsPerUnit: try row["points_per_unit"],
                utcOffsetMinutes: try row["utc_offset_minutes"]
            )
        }
    }

    func book(_ name: String, missingPrices: MissingPrices) throws -> PriceBook? {
        guard let version = try version(of: name), let terms = try terms(of: name) else { return nil }
        // Of two lines for the same moment the later revision counts.
        let rows = try transaction.rows(
            """
            SELECT id, market, category, from_at, amount FROM prices WHERE book = \(name)
            ORDER BY market, category, from_at, revision
            """
        )
        var prices: [Price] = []
        for row in rows {
            // A category of a later release is not ours to price.
            guard let category = MessageCategory(rawValue: try row["category"]) else { continue }
            let price = Price(
                id: try row["id"],
                market: try row["market"],
                category: category,
                from: try row["from_at"],
                amount: try row["amount"]
            )
            if let last = prices.last, last.market == price.market, last.category == price.category,
                last.from == price.from
            {
                prices.removeLast()
            }
            prices.append(price)
        }
        return PriceBook(
            name: name,
            utcOffsetMinutes: terms.utcOffsetMinutes,
            version: version,
            prices: prices,
            missingPrices: missingPrices
        )
    }

    func insert(_ terms: BookTerms, version: Int64) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO price_books (name, points_per_unit, utc_offset_minutes, version)
            VALUES (\(terms.currency), \(terms.pointsPerUnit), \(terms.utcOffsetMinutes), \(version))
            ON CONFLICT (name) DO NOTHING
            """
        ) == 1
    }

    /// - Parameter version: never used before, not even by a transaction that was rolled back.
    func setVersion(_ version: Int64, of name: String) throws {
        try transaction.run("UPDATE price_books SET version = \(version) WHERE name = \(name)")
    }

    func insert(_ lines: [PriceLine], book: String, source: String, at now: Timestamp) throws {
        try transaction.runEach(
            lines.map { line in
                """
                INSERT INTO prices (
                    book, market, category, from_at, revision, id, amount, rate, source, imported_at)
                VALUES (
                    \(book), \(line.price.market), \(line.price.category), \(line.price.from), \(line.revision),
                    \(line.price.id), \(line.price.amount), \(line.rate), \(source), \(now))
                """
            }
        )
    }

    /// What is written for some moment already: which revision, and whether it came with the program.
    func newest(_ book: String, from moment: Timestamp) throws -> [PriceKey: (revision: Int64, isSeed: Bool)] {
        let rows = try transaction.rows(
            """
            SELECT market, category, revision, source FROM prices WHERE book = \(book) AND from_at = \(moment)
            ORDER BY market, category, revision
            """
        )
        var newest: [PriceKey: (revision: Int64, isSeed: Bool)] = [:]
        for row in rows {
            guard let category = MessageCategory(rawValue: try row["category"]) else { continue }
            let source: String = try row["source"]
            newest[PriceKey(market: try row["market"], category: category)] = (
                try row["revision"], source == PriceSeeds.source
            )
        }
        return newest
    }
}
