package import Primitives
package import Storage

/// Whose timer it is. A run has one at most.
package struct TimerKey: Hashable, Sendable {
    package let workspace: WorkspaceID
    /// The name of its `TimerKind`.
    package let kind: String
    /// The run, by the feature's own number.
    package let id: Int64

    package init(workspace: WorkspaceID, kind: String, id: Int64) {
        self.workspace = workspace
        self.kind = kind
        self.id = id
    }
}

/// A timer whose time has come.
package struct DueTimer: Sendable, Equatable {
    package let key: TimerKey
    package let dueAt: Timestamp
    /// How often it could not be carried out before.
    package let failures: Int

    package init(key: TimerKey, dueAt: Timestamp, failures: Int) {
        self.key = key
        self.dueAt = dueAt
        self.failures = failures
    }
}

/// Timers as those who set them see them: with the caller's transaction, or not at all.
package struct TimerStore {
    /// The topic of `Database.notices` that says "something is due soon".
    static let topic = "timers"
    /// Whoever waits looks by themselves this often: a notice is needed for what is due sooner only.
    static let lookEvery: Duration = .seconds(60)

    private let transaction: Transaction
    private let ambient: Ambient

    package init(_ transaction: Transaction, ambient: Ambient) {
        self.transaction = transaction
        self.ambient = ambient
    }

    package func set(_ key: TimerKey, at moment: Timestamp) throws {
        try set([(key, moment)])
    }

    /// Sets each, in the place of an earlier one.
    package func set(_ timers: [(key: TimerKey, at: Timestamp)]) throws {
        try transaction.runEach(
            timers.map { key, moment in
                """
                INSERT INTO automation_timers (workspace_id, kind, id, due_at, failures)
                VALUES (\(key.workspace), \(key.kind), \(key.id), \(moment), 0)
                ON CONFLICT (workspace_id, kind, id) DO UPDATE SET due_at = excluded.due_at, failures = 0
                """
            }
        )
        let soon = ambient.now() + Self.lookEvery
        if timers.contains(where: { $0.at < soon }) { try transaction.notify(Self.topic) }
    }

    package func cancel(_ key: TimerKey) throws {
        try transaction.run(
            """
            DELETE FROM automation_timers
            WHERE workspace_id = \(key.workspace) AND kind = \(key.kind) AND id = \(key.id)
            """
        )
    }

    package func due(_ key: TimerKey) throws -> Timestamp? {
        try transaction.row(
            """
            SELECT due_at FROM automation_timers
            WHERE workspace_id = \(key.workspace) AND kind = \(key.kind) AND id = \(key.id)
            """
        ).map { try $0["due_at"] }
    }
}
