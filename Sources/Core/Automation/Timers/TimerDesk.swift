package import Logging
package import Primitives
package import Storage

/// Carries out what is due, a batch at a time. The rows of a batch are held by the transaction that carries it out, and go with it:
/// so nothing is done twice and nothing is lost, whenever the process dies and however many there are.
package struct TimerDesk: Sendable {
    /// Carried out in one transaction: others wait for the writer meanwhile.
    static let batch = 100

    let database: Database
    let ambient: Ambient
    let kinds: [String: TimerKind]
    let logger: Logger

    package init(database: Database, ambient: Ambient, kinds: [TimerKind], logger: Logger) {
        self.database = database
        self.ambient = ambient
        self.kinds = Dictionary(kinds.map { ($0.name, $0) }) { first, _ in
            preconditionFailure("two kinds of timer are called \(first.name)")
        }
        self.logger = logger
    }

    /// When the next timer of these kinds is due.
    package func next() async throws -> Timestamp? {
        try await database.read { transaction in
            try transaction.row(
                """
                SELECT due_at FROM automation_timers WHERE kind IN \(list: kinds.keys.sorted()) ORDER BY due_at LIMIT 1
                """
            ).map { try $0["due_at"] }
        }
    }

    /// Carries out one batch.
    ///
    /// - Returns: how many; zero when nothing is due, or what is due is in others' hands.
    @discardableResult
    package func round(limit: Int = Self.batch) async throws -> Int {
        let (done, troubles) = try await database.write { try perform(limit: limit, in: $0) }
        for (key, trouble) in troubles {
            logger.error(
                "A timer could not be carried out and will be tried again",
                metadata: ["timer.kind": "\(key.kind)", "timer.id": "\(key.id)", "error": "\(trouble)"]
            )
        }
        return done
    }

    /// One batch, inside a transaction; and what went wrong with whose.
    func perform(limit: Int, in transaction: Transaction) throws -> (done: Int, troubles: [(TimerKey, String)]) {
        let due = try due(limit: limit, in: transaction)
        var (done, troubles): (Int, [(TimerKey, String)]) = (0, [])
        for (kind, timers) in Dictionary(grouping: due, by: \.key.kind).sorted(by: { $0.key < $1.key }) {
            guard let batch = try kinds[kind]?.open(timers, transaction) else { continue }
            for timer in batch.ready {
                if let trouble = try fire(timer, batch, transaction) { troubles.append((timer.key, trouble)) }
                done += 1
            }
            try batch.finish()
        }
        return (done, troubles)
    }

    /// What other processes carry out at this moment is not waited for.
    private func due(limit: Int, in transaction: Transaction) throws -> [DueTimer] {
        try transaction.rows(
            """
            SELECT * FROM automation_timers WHERE due_at <= \(ambient.now()) AND kind IN \(list: kinds.keys.sorted())
            ORDER BY due_at LIMIT \(limit)\(postgres: " FOR UPDATE SKIP LOCKED")
            """
        ).map { row in
            DueTimer(
                key: TimerKey(workspace: try row["workspace_id"], kind: try row["kind"], id: try row["id"]),
                dueAt: try row["due_at"],
                failures: try row["failures"]
            )
        }
    }

    /// - Returns: what went wrong.
    private func fire(_ timer: DueTimer, _ batch: any TimerBatch, _ transaction: Transaction) throws -> String? {
        let store = TimerStore(transaction, ambient: ambient)
        do {
            try transaction.savepoint {
                try store.cancel(timer.key)
                try batch.fire(timer)
            }
            return nil
        } catch let error as DatabaseError where error.isEngine {
            throw error
        } catch {
            // 1, 2, 4, … seconds, an hour at most. Never given up: whoever mends the cause need not find what was lost.
            let pause = Duration.seconds(min(3600, 1 << min(timer.failures, 12)))
            try transaction.run(
                """
                UPDATE automation_timers SET due_at = \(ambient.now() + pause), failures = failures + 1
                WHERE workspace_id = \(timer.key.workspace) AND kind = \(timer.key.kind) AND id = \(timer.key.id)
                """
            )
            return "\(error)"
        }
    }
}

extension DatabaseError {
    /// The database itself is in trouble, not the row: the whole batch is to be tried again.
    fileprivate var isEngine: Bool {
        switch self {
        case .conflict, .unavailable, .closed: true
        default: false
        }
    }
}
