import Foundation

/// The key that seals secrets at rest: 32 bytes beside the data, never in the database.
enum InstanceKey {
    /// Reads it from `LODESTONE_INSTANCE_KEY` (64 hexadecimal digits) or the file, which is made at the first start.
    ///
    /// - Throws: `ConfigurationError.key`, what the file system says.
    static func load(
        from folder: URL,
        environment: [String: String],
        randomBytes: (Int) -> [UInt8]
    ) throws -> [UInt8] {
        if let text = environment["LODESTONE_INSTANCE_KEY"] {
            guard let key = bytes(of: text) else { throw ConfigurationError.key("LODESTONE_INSTANCE_KEY", Self.shape) }
            return key
        }
        let path = folder.appending(path: "instance.key").path
        if let key = try find(path) { return key }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let key = randomBytes(32)
        // Another process may have made one just now: then that one counts.
        if try make(path, key) { return key }
        guard let theirs = try find(path) else { throw ConfigurationError.key(path, "comes and goes") }
        return theirs
    }

    private static let shape = "is not 64 hexadecimal digits"

    /// `nil` when there is no file. One that is there and cannot be read is never written over: with it every sealed
    /// token of the database would be gone.
    private static func find(_ path: String) throws(ConfigurationError) -> [UInt8]? {
        let handle = open(path, O_RDONLY)
        guard handle >= 0 else {
            if errno == ENOENT { return nil }
            throw .key(path, "cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { close(handle) }
        var text = [UInt8](repeating: 0, count: 256)
        let count = read(handle, &text, text.count)
        guard count >= 0 else { throw .key(path, "cannot be read: \(String(cString: strerror(errno)))") }
        let written = String(decoding: text.prefix(count), as: UTF8.self)
        guard let key = bytes(of: written.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw .key(path, Self.shape)
        }
        return key
    }

    /// `false` when there is a file already.
    private static func make(_ path: String, _ key: [UInt8]) throws(ConfigurationError) -> Bool {
        let handle = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard handle >= 0 else {
            if errno == EEXIST { return false }
            throw .key(path, "cannot be made: \(String(cString: strerror(errno)))")
        }
        defer { close(handle) }
        let text = Array(key.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined().utf8)
        guard write(handle, text, text.count) == text.count, fsync(handle) == 0 else {
            throw .key(path, "cannot be written: \(String(cString: strerror(errno)))")
        }
        return true
    }

    private static func bytes(of text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
