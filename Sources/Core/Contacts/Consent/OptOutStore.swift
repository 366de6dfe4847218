package import Primitives
package import Storage

/// A workspace's words of consent.
package struct OptOutStore {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// The shipped ones where nobody has chosen.
    package func settings() throws -> OptOutSettings {
        let row = try transaction.row("SELECT * FROM opt_out_settings WHERE workspace_id = \(workspace)")
        guard let row else { return OptOutSettings() }
        let inbound: Int64 = try row["inbound_is_consent"]
        return OptOutSettings(
            words: try JSON.value(try row["words"]),
            confirmStop: try row["confirm_stop"],
            confirmStart: try row["confirm_start"],
            inboundIsConsent: inbound != 0
        )
    }

    func set(_ settings: OptOutSettings) throws {
        try transaction.run(
            """
            INSERT INTO opt_out_settings (workspace_id, words, confirm_stop, confirm_start, inbound_is_consent)
            VALUES (\(workspace), \(try JSON.text(settings.words)), \(settings.confirmStop), \(settings.confirmStart),
                \(settings.inboundIsConsent ? 1 : 0))
            ON CONFLICT (workspace_id) DO UPDATE SET words = excluded.words, confirm_stop = excluded.confirm_stop,
                confirm_start = excluded.confirm_start, inbound_is_consent = excluded.inbound_is_consent
            """
        )
    }
}
