import Storage
import Testing

@Suite(.timeLimit(.minutes(2)))
struct SQLTests {
    @Test
    func `Values are bound and never pasted`() {
        let name = "'; DROP TABLE items; --"
        let sql: SQL = "SELECT * FROM items WHERE name = \(name) AND amount > \(5) AND bytes IS NOT \(Int?.none)"

        let sqlite = sql.rendered(for: .sqlite)
        let postgres = sql.rendered(for: .postgres)

        #expect(sqlite.text == "SELECT * FROM items WHERE name = ? AND amount > ? AND bytes IS NOT ?")
        #expect(postgres.text == "SELECT * FROM items WHERE name = $1 AND amount > $2 AND bytes IS NOT $3")
        #expect(sqlite.values == [.text(name), .integer(5), .null])
        #expect(postgres.values == sqlite.values)
    }

    @Test
    func `Pieces add up and are numbered through`() {
        var sql: SQL = "SELECT \(1)"
        let last: SQL = " LIMIT \(3)"
        sql += " WHERE a IN \(list: [7, 8])\(last)"
        sql = sql + "\(postgres: " FOR UPDATE")\(sqlite: " -- one writer")\(raw: ";")"

        #expect(sql.rendered(for: .postgres).text == "SELECT $1 WHERE a IN ($2, $3) LIMIT $4 FOR UPDATE;")
        #expect(sql.rendered(for: .sqlite).text == "SELECT ? WHERE a IN (?, ?) LIMIT ? -- one writer;")
        #expect(sql.rendered(for: .sqlite).values == [.integer(1), .integer(7), .integer(8), .integer(3)])
    }

    @Test(arguments: [(1, 1), (3, 4), (5, 8), (1_000, 1_024), (1_025, 2_048), (2_049, 3_072)])
    func `Lists of many lengths share a text, the last value repeated`(count: Int, places: Int) {
        let sql: SQL = "a IN \(list: Array(1...count))"
        let rendered = sql.rendered(for: .sqlite)

        #expect(rendered.text == "a IN (" + Array(repeating: "?", count: places).joined(separator: ", ") + ")")
        #expect(rendered.values == (1...places).map { .integer(Int64(min($0, count))) })
    }

    @Test
    func `An empty list equals nothing`() {
        let sql: SQL = "a IN \(list: [String]())"

        #expect(sql.rendered(for: .sqlite).text == "a IN (NULL)")
    }

    @Test
    func `Statements of one shape are known by their text`() {
        let first: SQL = "UPDATE a SET b = \(1) WHERE c = \("x")"
        let second: SQL = "UPDATE a SET b = \(2) WHERE c = \("y")"
        let other: SQL = "UPDATE a SET b = \(2) WHERE d = \("y")"
        let longer: SQL = "UPDATE a SET b = \(2) WHERE c = \("y") AND d = \(1)"

        #expect(second.values(shapedLike: first) == [.integer(2), .text("y")])
        #expect(other.values(shapedLike: first) == nil)
        #expect(longer.values(shapedLike: first) == nil)
    }
}
