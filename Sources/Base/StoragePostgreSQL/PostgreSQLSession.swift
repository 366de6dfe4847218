import Storage

/// What a transaction does, on one connection.
struct PostgreSQLSession: Session {
    let connection: PostgreSQLConnection

    var dialect: Dialect { .postgres }

    func run(_ sql: SQL) throws -> Int {
        let (text, values) = sql.rendered(for: .postgres)
        return try connection.query(text, values).count
    }

    func rows(_ sql: SQL) throws -> [Row] {
        let (text, values) = sql.rendered(for: .postgres)
        return try connection.query(text, values).rows()
    }

    func runEach(_ statements: [SQL]) throws -> [Int] {
        guard let first = statements.first else { return [] }
        let (shared, _) = first.rendered(for: .postgres)
        return try connection.runEach(
            statements.map { sql in
                sql.values(shapedLike: first).map { (shared, $0) } ?? sql.rendered(for: .postgres)
            }
        )
    }

    func runScript(_ text: String) throws {
        try connection.control(text)
    }
}
