import Foundation
import Storage
import StorageSQLite

/// A folder on the real disk, removed when the test forgets it.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/lodestone-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var file: String { path + "/data.sqlite" }

    func bytes(of name: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + "/" + name)
        return attributes?[.size] as? Int ?? 0
    }
}

enum Notes {
    static let all = [
        Migration(
            "m0001_notes",
            Array("CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT NOT NULL, bytes BYTEA) {table};".utf8)
        )
    ]

    static func open(_ path: String) async throws -> Database {
        let database = Database(try SQLiteEngine(path: path))
        try await Migrator(all).run(on: database)
        return database
    }

    static func insert(_ id: Int, _ text: String = "text", bytes: [UInt8]? = nil) -> SQL {
        "INSERT INTO notes (id, text, bytes) VALUES (\(id), \(text), \(bytes))"
    }
}

extension Database {
    func noteIDs() async throws -> [Int] {
        try await read { try $0.rows("SELECT id FROM notes ORDER BY id").map { try $0["id"] } }
    }
}
