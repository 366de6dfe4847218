package import Primitives
package import Storage
package import Workspaces

/// What the operator sets about billing.
package struct BillingSettingsService: Sendable {
    private let database: Database
    private let ambient: Ambient
    private let store: BillingSettingsStore

    package init(database: Database, ambient: Ambient, box: SecretBox) {
        self.database = database
        self.ambient = ambient
        store = BillingSettingsStore(box: box)
    }

    package func settings() async throws -> BillingSettings {
        try await database.read { try settings(in: $0) }
    }

    func settings(in transaction: Transaction) throws -> BillingSettings {
        try BillingSettings(store.texts(in: transaction))
    }

    /// Changes settings together: all of them, or none.
    ///
    /// - Parameter changes: by name; an empty text takes a setting away.
    /// - Throws: `BillingSettingError`.
    package func set(_ changes: [String: String]) async throws {
        try await database.write { transaction in
            var texts = try store.texts(in: transaction)
            for (text, value) in changes {
                guard let name = SettingName.find(text) else { throw BillingSettingError.unknown(text) }
                guard value.utf8.count <= 500, !value.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
                    throw BillingSettingError.bad(name: text, wanted: "one line of at most 500 bytes")
                }
                if value.isEmpty {
                    texts[text] = nil
                    try store.remove(name, in: transaction)
                } else {
                    texts[text] = value
                    try store.write(name, value, at: ambient.now(), in: transaction)
                }
            }
            _ = try BillingSettings(texts)
        }
    }

    /// Writes what is not set yet, for a sandbox.
    package func setDefaults(_ defaults: [String: String]) async throws {
        let present = try await database.read { try store.texts(in: $0) }
        guard present["supplier.legal-name"] == nil else { return }
        try await set(defaults.filter { present[$0.key] == nil })
    }

    /// Every setting with what it is; secrets only say that they are there.
    package func shown() async throws -> [(name: SettingName, text: String?)] {
        let texts = try await database.read { try store.texts(in: $0) }
        return SettingName.all.map { name in
            (name, texts[name.text].map { name.isSecret ? "(set)" : $0 })
        }
    }
}
