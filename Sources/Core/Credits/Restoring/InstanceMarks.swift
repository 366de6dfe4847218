package import Primitives
package import Storage

/// What the database knows of itself, and whether it may send: `instance_marks`, one row.
package struct InstanceMarks {
    private let transaction: Transaction
    private let ambient: Ambient

    package init(_ transaction: Transaction, ambient: Ambient) {
        self.transaction = transaction
        self.ambient = ambient
    }

    /// How far this database has come.
    ///
    /// - Parameter message: the highest identity of a message; another module's table.
    package func mark(message: Int64) throws -> InstanceMark {
        InstanceMark(name: try name(), journal: try journal(), message: message, at: ambient.now())
    }

    /// Compares with the marker that was found outside, before anything is sent.
    ///
    /// - Returns: what is missing, when the database is behind now or was before and nobody has said yet that it may go on.
    package func compare(_ mark: InstanceMark, with marker: InstanceMark?) throws -> Restored? {
        if let marker, mark.isBehind(marker) {
            let newest: Timestamp? = try transaction.row("SELECT max(last_at) AS newest FROM wallets")?["newest"]
            try transaction.run(
                """
                UPDATE instance_marks SET restored_at = \(mark.at), lost_from = \(newest ?? marker.at),
                    lost_until = \(marker.at), journal_lost = \(max(marker.journal - mark.journal, 0)),
                    acknowledged_at = NULL, reason = ''
                WHERE place = 1
                """
            )
        }
        return try Self.restored(in: transaction)
    }

    /// Set while nothing may be sent.
    package static func restored(in transaction: Transaction) throws -> Restored? {
        try transaction.row("SELECT * FROM instance_marks WHERE place = 1 AND restored_at IS NOT NULL")
            .flatMap(Restored.init)
    }

    /// From now on messages go out again.
    package func acknowledge(reason: String) throws {
        try transaction.run(
            """
            UPDATE instance_marks SET restored_at = NULL, acknowledged_at = \(ambient.now()), reason = \(reason)
            WHERE place = 1
            """
        )
    }

    private func name() throws -> Int64 {
        let fresh = ambient.rawID()
        try transaction.run(
            "INSERT INTO instance_marks (place, name) VALUES (1, \(fresh)) ON CONFLICT (place) DO NOTHING"
        )
        return try transaction.row("SELECT name FROM instance_marks WHERE place = 1")?["name"] ?? fresh
    }

    private func journal() throws -> Int64 {
        try transaction.row("SELECT CAST(coalesce(sum(last_sequence), 0) AS BIGINT) AS rows FROM wallets")?["rows"] ?? 0
    }
}
