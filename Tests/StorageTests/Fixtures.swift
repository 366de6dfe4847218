import Storage

/// A schema with every constraint that the tests of this module lean on.
enum Fixtures {
    static let all = [
        Migration(
            "m0001_items",
            Array(
                """
                CREATE TABLE items (
                    id BIGINT PRIMARY KEY,
                    name TEXT NOT NULL UNIQUE CHECK (name <> 'forbidden'),
                    amount BIGINT CHECK (amount >= 0),
                    bytes BYTEA
                ) {table};
                CREATE TABLE parts (
                    item_id BIGINT NOT NULL REFERENCES items (id),
                    place BIGINT NOT NULL,
                    PRIMARY KEY (item_id, place)
                ) {clustered};
                """.utf8
            )
        )
    ]

    /// Refuses to delete an item, with our own word.
    static let keeper = Migration(
        "m0002_keeper",
        sqlite: Array(
            """
            CREATE TRIGGER keep_items BEFORE DELETE ON items BEGIN SELECT RAISE(ABORT, 'items-are-kept'); END;
            """.utf8
        ),
        postgres: Array(
            """
            CREATE FUNCTION keep_items() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'items-are-kept'; END $$;
            CREATE TRIGGER keep_items BEFORE DELETE ON items FOR EACH ROW EXECUTE FUNCTION keep_items();
            """.utf8
        )
    )

    static func insert(_ id: Int, _ name: String, amount: Int? = nil, bytes: [UInt8]? = nil) -> SQL {
        "INSERT INTO items (id, name, amount, bytes) VALUES (\(id), \(name), \(amount), \(bytes))"
    }
}

extension Transaction {
    func names() throws -> [String] {
        try rows("SELECT name FROM items ORDER BY id").map { try $0["name"] }
    }

    func count(_ table: String) throws -> Int {
        guard let row = try row("SELECT count(*) AS count FROM \(raw: table)") else { return -1 }
        return try row["count"]
    }
}

/// What a body throws when it refuses by itself.
struct Refusal: Error, Equatable {
    let number: Int
}
