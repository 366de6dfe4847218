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

    /// Who opens it: the server, or a command that may run beside one.
    package enum Role: Sendable {
        case server
        case command

        /// On one file of SQLite there is one server, with the node 0. Commands may run beside it and beside each other.
        var node: Int {
            switch self {
            case .server: 0
            case .command: 1 + Int(ProcessInfo.processInfo.processIdentifier) % 1022
            }
        }
    }

    /// - Throws: `ConfigurationError.taken` when another server has the file; `DatabaseError`, what the file system says.
    package static func open(_ configuration: Configuration, as role: Role) async throws -> OpenedDatabase {
        guard let connection = configuration.database else {
            let folder = configuration.dataDirectory
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let lock = role == .server ? try DataLock(folder) : nil
            let engine = try SQLiteEngine(path: folder.appending(path: "lodestone.sqlite").path)
            return OpenedDatabase(Database(engine), node: role.node, lock: lock)
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
