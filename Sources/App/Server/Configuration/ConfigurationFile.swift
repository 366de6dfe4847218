import Foundation

/// The configuration file: one JSON object, the settings' names as keys, texts, numbers or booleans as values.
enum ConfigurationFile {
    /// - Throws: `ConfigurationError.file` when it cannot be read or has a key that is no setting.
    static func read(_ path: String) throws(ConfigurationError) -> [String: String] {
        let object: Any
        do {
            object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
        } catch {
            throw .file(path, "it cannot be read as JSON")
        }
        guard let object = object as? [String: Any] else { throw .file(path, "it is not a JSON object") }
        var values: [String: String] = [:]
        for (key, value) in object {
            guard Setting(rawValue: key) != nil else { throw .file(path, "it has the key “\(key)”, which is no setting") }
            values[key] = "\(value)"
        }
        return values
    }
}
