import Foundation
package import Primitives
package import Storage
import StoragePostgreSQL
import StorageSQLite

/// The database that the configuration names, and identifiers that no other process on it makes.
package struct OpenedDatabase: Sendable {
    package let database: Database
    package let ambient: Ambient
    let generator: IDGenerator
    /// Held by a server that is alone on its database.
    let lock: DataLock?

    /// - Parameter toServe: SQLite's file belongs to one server at a time; commands may use it beside that.
    /// - Throws: `ConfigurationError.taken`, `DatabaseError`, what the file system says.
    package static func open(_ configuration: Configuration, toServe: Bool = false) async throws -> OpenedDatabase {
        guard let connection = configuration.database else {
            let folder = configuration.dataDirectory
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let lock = toServe ? try DataLock(folder) : nil
            let engine = try SQLiteEngine(path: folder.appending(path: "lodestone.sqlite").path)
            return OpenedDatabase(Database(engine), node: 0, lock: lock)
        }
        let engine = try await PostgreSQLEngine.open(connection, connections: configuration.databaseConnections)
        return OpenedDatabase(Database(engine), node: try await engine.claimNode(), lock: nil)
    }

    private init(_ database: Database, node: Int, lock: DataLock?) {
        self.database = database
        self.lock = lock
        generator = IDGenerator(node: node, clock: { .clock() })
        ambient = .live(generator: generator)
    }
}
