import Foundation

/// A folder for one conversion, which goes with it.
struct Workbench: Sendable {
    let folder: URL

    static func with<Result: Sendable>(_ body: (Workbench) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "lodestone-media-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(Workbench(folder: folder))
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func writing(_ name: String) throws -> FileHandle {
        _ = FileManager.default.createFile(atPath: path(name), contents: nil)
        return try FileHandle(forWritingTo: folder.appending(path: name))
    }

    func bytes(of name: String) -> Int {
        let facts = try? FileManager.default.attributesOfItem(atPath: path(name))
        return (facts?[.size] as? NSNumber)?.intValue ?? 0
    }

    /// The first 64 KB as text.
    func text(_ name: String) -> String {
        String(decoding: (try? pieces(of: name, size: 65_536).next()) ?? [], as: UTF8.self)
    }

    func pieces(of name: String, size: Int) throws -> Pieces {
        Pieces(handle: try FileHandle(forReadingFrom: folder.appending(path: name)), size: size)
    }

    /// A file, piece by piece.
    struct Pieces {
        let handle: FileHandle
        let size: Int

        func next() throws -> [UInt8]? {
            guard let data = try handle.read(upToCount: size), !data.isEmpty else { return nil }
            return Array(data)
        }
    }
}
