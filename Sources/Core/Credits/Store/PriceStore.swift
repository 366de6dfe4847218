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
        return PriceBook(
            name: name,
            utcOffsetMinutes: terms.utcOffsetMinutes,
            version: version,
            prices: try lines(of: name).map(\.price),
            missingPrices: missingPrices
        )
    }

    /// By market, category, tier and time.
    func lines(of name: String) throws -> [PriceLine] {
        let rows = try transaction.rows(
            """
            SELECT id, market, category, tier_from, from_at, amount, rate, revision, source FROM prices
            WHERE book = \(name) ORDER BY market, category, tier_from, from_at, revision
            """
        )
        var lines: [PriceLine] = []
        for row in rows {
            // A category of a later release is not ours to price.
            guard let category = MessageCategory(rawValue: try row["category"]) else { continue }
            let line = PriceLine(
                price: Price(
                    id: try row["id"],
                    market: try row["market"],
                    category: category,
                    tierFrom: try row["tier_from"],
                    from: try row["from_at"],
                    amount: try row["amount"],
                    rate: try row["rate"]
                ),
                revision: try row["revision"],
                source: try row["source"]
            )
            // Of two lines for the same moment the later revision counts.
            if let last = lines.last, last.price.key == line.price.key, last.from == line.from { lines.removeLast() }
            lines.append(line)
        }
        return lines
    }

    /// What Meta takes behind each of these prices.
    func costs(of ids: [PriceID]) throws -> [PriceID: PriceCost] {
        var costs: [PriceID: PriceCost] = [:]
        for ids in ids.chunked(by: 500) {
            let rows = try transaction.rows(
                """
                SELECT p.id, p.book, p.rate, p.amount, b.points_per_unit FROM prices p
                JOIN price_books b ON b.name = p.book WHERE p.id IN \(list: ids) AND p.rate IS NOT NULL
                """
            )
            for row in rows {
                costs[try row["id"]] = PriceCost(
                    currency: try row["book"],
                    rate: try row["rate"],
                    pointsPerUnit: try row["points_per_unit"],
                    amount: try row["amount"]
                )
            }
        }
        return costs
    }

    func names() throws -> [String] {
        try transaction.rows("SELECT name FROM price_books ORDER BY name").map { try $0["name"] }
    }

    /// Until the end of the transaction nobody else changes the book.
    func lock(_ name: String) throws {
        _ = try transaction.row("SELECT name FROM price_books WHERE name = \(name)\(postgres: " FOR UPDATE")")
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

    func insert(_ lines: [PriceLine], book: String, at now: Timestamp) throws {
        try transaction.runEach(
            lines.map { line in
                """
                INSERT INTO prices (
                    book, market, category, tier_from, from_at, revision, id, amount, rate, source, imported_at)
                VALUES (
                    \(book), \(line.price.market), \(line.price.category), \(line.price.tierFrom), \(line.from),
                    \(line.revision), \(line.price.id), \(line.price.amount), \(line.price.rate), \(line.source),
                    \(now))
                """
            }
        )
    }
}
