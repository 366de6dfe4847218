import Foundation
package import Storage

extension Database {
    /// Whether any table holds the text; on SQLite also any page of the file, used or free.
    package func holds(_ text: String) async throws -> Bool {
        let bytes = Array(text.utf8)
        if dialect == .sqlite {
            let path = NSTemporaryDirectory() + "lodestone-traces-\(UUID().uuidString).sqlite"
            defer { try? FileManager.default.removeItem(atPath: path) }
            try await backup(to: path)
            let file = try Data(contentsOf: URL(fileURLWithPath: path))
            return file.range(of: Data(bytes)) != nil
        }
        return try await !tables(holding: text).isEmpty
    }

    /// Which tables hold the text.
    package func tables(holding text: String) async throws -> [String] {
        let bytes = Array(text.utf8)
        guard dialect == .postgres else { return [] }
        return try await read { transaction in
            let tables = try transaction.rows(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
            ).map { try $0["table_name"] as String }
            return try tables.filter { table in
                // The driver does not read vectors of words.
                let columns = table == "message_search" ? "CAST(words AS TEXT) AS words" : "*"
                let rows = try transaction.rows("SELECT \(raw: columns) FROM \(raw: table)")
                return rows.contains { $0.all.contains { $0.value.holds(bytes) } }
            }
        }
    }
}

extension Value {
    fileprivate func holds(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .text(let text): Data(text.utf8).range(of: Data(bytes)) != nil
        case .blob(let body): Data(body).range(of: Data(bytes)) != nil
        default: false
        }
    }
}
