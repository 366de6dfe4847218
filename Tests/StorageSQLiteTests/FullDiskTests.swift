import Foundation
import Storage
import Testing

@Suite(.timeLimit(.minutes(2)))
struct FullDiskTests {
    @Test
    func `A file at its limit refuses, loses nothing and takes rows again when it may grow`() async throws {
        let folder = try Folder()
        let database = try await Notes.open(folder.file)
        try await database.write { try $0.run(Notes.insert(0)) }
        try await database.write { _ = try $0.rows("PRAGMA max_page_count = 40") }

        let acknowledged = await fill(database)
        #expect(acknowledged.count < 300)
        #expect(try await database.noteIDs() == [0] + acknowledged)

        try await database.write { _ = try $0.rows("PRAGMA max_page_count = 1000000") }
        try await database.write { try $0.run(Notes.insert(1_000)) }
        #expect(try await database.noteIDs() == [0] + acknowledged + [1_000])
    }

    /// Needs a file system of its own, hence root; the test above covers the rest where that cannot be had.
    @Test(.enabled(if: SmallDisk.isPossible))
    func `A full disk refuses, loses nothing and takes rows again when there is room`() async throws {
        let disk = try SmallDisk()
        let database = try await Notes.open(disk.path + "/data.sqlite")
        try await database.write { try $0.run(Notes.insert(0)) }

        let acknowledged = await fill(database)
        #expect(acknowledged.count < 300)
        #expect(try await database.noteIDs() == [0] + acknowledged)

        try disk.grow()
        try await database.write { try $0.run(Notes.insert(1_000)) }
        #expect(try await database.noteIDs() == [0] + acknowledged + [1_000])
        let check = try await database.read { try $0.row("PRAGMA integrity_check") }
        #expect(try check?["integrity_check"] == "ok")
        try await database.close()
    }

    /// Writes 300 rows of 10 kB from many callers and gives those that were acknowledged. All others must have been
    /// told that the database is unavailable.
    private func fill(_ database: Database) async -> [Int] {
        await withTaskGroup(of: Int?.self) { group in
            for id in 1...300 {
                group.addTask {
                    do {
                        try await database.write { transaction in
                            try transaction.run(Notes.insert(id, bytes: Array(repeating: 1, count: 10_000)))
                        }
                        return id
                    } catch DatabaseError.unavailable {
                        return nil
                    } catch {
                        Issue.record(error)
                        return nil
                    }
                }
            }
            return await group.reduce(into: [Int]()) { if let id = $1 { $0.append(id) } }.sorted()
        }
    }
}

/// A file system of 1 MB in memory.
private final class SmallDisk {
    let path: String

    /// Whether this process may mount one.
    static let isPossible = getuid() == 0 && (try? SmallDisk()) != nil

    init() throws {
        path = NSTemporaryDirectory() + "/lodestone-disk-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", path)
    }

    deinit {
        try? run("umount", "-l", path)
        try? FileManager.default.removeItem(atPath: path)
    }

    func grow() throws {
        try run("mount", "-o", "remount,size=64m", path)
    }

    private func run(_ command: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CancellationError() }
    }
}
