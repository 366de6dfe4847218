import Storage
import TestSupport
import Testing

@Suite
struct ValueTests {
    @Test(arguments: TestDatabase.all)
    func `Values come back as they went`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)
        let everyByte = (0...255).map { UInt8($0) }
        let texts = ["", "plain", "🧭 नमस्ते مرحبا", "it's; -- ? $1 \"quoted\" \\x41", "\u{1}\t\r\n"]
        let blobs: [[UInt8]] = [[], [0], everyByte]
        let numbers: [Int64] = [.min, -1, 0, 1, .max]

        let back = try await database.write { transaction in
            for (place, text) in texts.enumerated() {
                try transaction.run(Fixtures.insert(place, text))
            }
            for (place, blob) in blobs.enumerated() {
                try transaction.run(Fixtures.insert(100 + place, "blob \(place)", bytes: blob))
            }
            for number in numbers {
                try transaction.run(
                    "INSERT INTO items (id, name) VALUES (\(number), \("number \(number)")) ON CONFLICT (id) DO UPDATE SET name = excluded.name"
                )
            }
            return (
                try transaction.rows("SELECT name FROM items WHERE id BETWEEN 2 AND 50 ORDER BY id").map {
                    row -> String in try row["name"]
                },
                try transaction.rows("SELECT bytes FROM items WHERE id >= 100 AND id < 200 ORDER BY id").map {
                    row -> [UInt8] in try row["bytes"]
                },
                try transaction.rows("SELECT id FROM items WHERE name LIKE 'number %' ORDER BY id").map {
                    row -> Int64 in try row["id"]
                }
            )
        }

        #expect(back.0 == Array(texts[2...]))
        #expect(back.1 == blobs)
        #expect(back.2 == numbers)
        try await database.close()
    }
}
