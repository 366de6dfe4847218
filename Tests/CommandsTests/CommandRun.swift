import ArgumentParser
import Foundation
import Server
import Storage
import StorageSQLite

/// A data directory of its own, with what a command does to it.
struct CommandRun {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "commands-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Parses and runs `lodestone` with the arguments, in this process.
    func run<Command: AsyncParsableCommand>(_ type: Command.Type, _ arguments: String...) async throws {
        var command = try type.parse(arguments + ["--data-dir", folder.path])
        try await command.run()
    }

    /// The code that the process would have ended with; 0 when the command ran well.
    func code<Command: AsyncParsableCommand>(of type: Command.Type, _ arguments: [String] = []) async -> Int32 {
        do {
            var command = try type.parse(arguments + ["--data-dir", folder.path])
            try await command.run()
            return 0
        } catch {
            return type.exitCode(for: error).rawValue
        }
    }

    func write<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result {
        let database = Database(try SQLiteEngine(path: folder.appending(path: "lodestone.sqlite").path))
        try await Migrator(Features.migrations).run(on: database)
        let result = try await database.write(.normal, body)
        try await database.close()
        return result
    }

    func file(_ name: String, _ text: String) throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }
}
