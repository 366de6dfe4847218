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
            guard let key = bytes(of: text) else { throw ConfigurationError.key("LODESTONE_INSTANCE_KEY") }
            return key
        }
        let file = folder.appending(path: "instance.key")
        if let text = try? String(contentsOf: file, encoding: .utf8) {
            guard let key = bytes(of: text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
                throw ConfigurationError.key(file.path)
            }
            return key
        }
        let key = randomBytes(32)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = key.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        let made = FileManager.default.createFile(
            atPath: file.path,
            contents: Data(text.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        guard made else { throw ConfigurationError.key(file.path) }
        return key
    }

    private static func bytes(of text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
