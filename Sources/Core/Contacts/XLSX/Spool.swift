import Foundation

/// A file for a while, in the system's folder for such. It is gone with its owner.
final class Spool {
    let path: String
    private let handle: FileHandle

    init(_ ending: String) throws {
        path = NSTemporaryDirectory() + "lodestone-\(UUID().uuidString).\(ending)"
        // Nobody else's business.
        _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    }

    deinit {
        try? handle.close()
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ bytes: [UInt8]) throws {
        try handle.write(contentsOf: Data(bytes))
    }

    /// What is written is on the way to disk, and reading begins at the start.
    func rewind() throws {
        try handle.synchronize()
        try handle.seek(toOffset: 0)
    }

    /// The next bytes; empty at the end.
    func read(_ count: Int) throws -> [UInt8] {
        try handle.read(upToCount: count).map { Array($0) } ?? []
    }
}
