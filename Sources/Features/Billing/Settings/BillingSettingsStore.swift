import Notifications
import Primitives
import Storage
package import Workspaces

/// SQL of `billing_settings`.
package struct BillingSettingsStore: Sendable {
    private let box: SecretBox

    package init(box: SecretBox) {
        self.box = box
    }

    /// - Throws: `SecretBox.BoxError.doesNotOpen` when the instance's key is not the one that sealed them.
    func texts(in transaction: Transaction) throws -> [String: String] {
        var texts: [String: String] = [:]
        let rows = try transaction.rows(
            "SELECT name, value, sealed FROM billing_settings WHERE workspace_id = \(WorkspaceID.instance)"
        )
        for row in rows {
            let name: String = try row["name"]
            let sealed: [UInt8]? = try row["sealed"]
            texts[name] = try sealed.map { try box.open($0, for: Self.place(name)) } ?? row["value"]
        }
        return texts
    }

    func write(_ name: SettingName, _ text: String, at now: Timestamp, in transaction: Transaction) throws {
        let sealed = name.isSecret ? try box.seal(text, for: Self.place(name.text)) : nil
        let value = name.isSecret ? nil : text
        try transaction.run(
            """
            INSERT INTO billing_settings (workspace_id, name, value, sealed, updated_at)
            VALUES (\(WorkspaceID.instance), \(name.text), \(value), \(sealed), \(now))
            ON CONFLICT (workspace_id, name) DO UPDATE
            SET value = excluded.value, sealed = excluded.sealed, updated_at = excluded.updated_at
            """
        )
    }

    func remove(_ name: SettingName, in transaction: Transaction) throws {
        try transaction.run(
            "DELETE FROM billing_settings WHERE workspace_id = \(WorkspaceID.instance) AND name = \(name.text)"
        )
    }

    private static func place(_ name: String) -> String { "billing_settings/\(name)" }
}
