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
    /// - Parameters:
    ///   - changes: by name; an empty text takes a setting away.
    ///   - actor: `user_…` or `OperatorLog.commandLine`: goes into the operators' log with the names and never the values of
    ///     secrets; `nil` for what the program sets by itself.
    /// - Throws: `BillingSettingError`.
    package func set(_ changes: [String: String], by actor: String? = nil) async throws {
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
            if let actor, !changes.isEmpty { try record(changes, by: actor, transaction) }
        }
    }

    private func record(_ changes: [String: String], by actor: String, _ transaction: Transaction) throws {
        let words = changes.sorted { $0.key < $1.key }.map { name, value in
            if value.isEmpty { return "\(name) taken away" }
            return SettingName.find(name)?.isSecret == false ? "\(name)=\(value)" : "\(name) set"
        }
        try OperatorLog(ambient: ambient).record(
            "billing.settings-changed",
            subject: "billing",
            detail: words.joined(separator: ", "),
            by: actor,
            in: transaction
        )
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
