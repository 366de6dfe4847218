package import Credits
package import Foundation

/// The file `instance.json` in the data directory: how far this instance had come.
///
/// It lies beside the database and not in it, so that a database that is put back from a backup is behind it. A data directory
/// that is put back as a whole brings its marker with it: that cannot be seen.
package struct InstanceMarker: Sendable {
    private let file: URL

    package init(in folder: URL) {
        file = folder.appending(path: "instance.json")
    }

    /// `nil` where there is none, or what is there is none of ours: it warns, and must not keep anything from starting.
    package func read() -> InstanceMark? {
        guard let data = try? Data(contentsOf: file) else { return nil }
        return try? JSONDecoder().decode(InstanceMark.self, from: data)
    }

    /// All of it or nothing of it.
    package func write(_ mark: InstanceMark) throws {
        try JSONEncoder().encode(mark).write(to: file, options: .atomic)
    }
}
