import Foundation

/// The right to serve a data directory, for as long as the value lives. The system takes it back from a killed process.
///
/// SQLite's file is shared by no two servers, so whoever holds this may take over at once what its predecessor left.
final class DataLock: Sendable {
    private let file: Int32

    /// - Throws: `ConfigurationError.taken`.
    init(_ folder: URL) throws {
        let path = folder.appending(path: "server.lock").path
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0, flock(file, LOCK_EX | LOCK_NB) == 0 else { throw ConfigurationError.taken(path) }
    }

    deinit { close(file) }
}
