package import Jobs
package import Primitives
package import Storage

/// The log of changes: written with the change, read in the order of commits.
package struct EventLog: Sendable {
    /// The topic of `Database.notices` that says "there is something new"; the payload is the workspace.
    static let topic = "events"

    private let ambient: Ambient
    private let subscribers: [EventSubscriber]
    private let observers: [EventObserver]

    package init(ambient: Ambient, subscribers: [EventSubscriber], observers: [EventObserver] = []) {
        let names = Set(subscribers.map(\.name))
        precondition(names.count == subscribers.count, "two event subscribers have one name")
        self.ambient = ambient
        self.subscribers = subscribers
        self.observers = observers
    }

    /// What a `JobWorker` needs to run the subscribers. Their jobs are in the queue `events`.
    package var handlers: [JobHandler] { subscribers.map(\.handler) }

    /// Writes the event with the caller's transaction, and a job for each subscriber that wants it.
    package func append(_ event: NewEvent, in transaction: Transaction) throws {
        try append([event], in: transaction)
    }

    /// Writes many in one go, in this order.
    package func append(_ events: [NewEvent], in transaction: Transaction) throws {
        guard !events.isEmpty else { return }
        let xact = try EventOrder.xact(of: transaction)
        let now = ambient.now()
        // The ids are made here, inside the transaction: on SQLite that makes them grow in the order of commits.
        let written = events.map { Event($0, id: ambient.id(), xact: xact, at: now) }
        try transaction.runEach(
            written.map { event in
                """
                INSERT INTO events (workspace_id, xact, id, kind, subject, payload, at)
                VALUES (
                    \(event.workspace), \(event.position.xact), \(event.id), \(event.kind), \(event.subject),
                    \(event.payload), \(event.at)
                )
                """
            }
        )
        try JobStore(transaction, ambient: ambient).enqueue(try written.flatMap { try jobs(for: $0) })
        for workspace in Set(written.map(\.workspace)) { try transaction.notify(Self.topic, "\(workspace)") }
        for event in events {
            for observer in observers where observer.kinds?.contains(event.kind) ?? true {
                try observer.run(event, transaction)
            }
        }
    }

    /// The events after a position, oldest first; from the oldest that is kept when it is `nil`.
    ///
    /// In the order of commits: whoever goes on from the last event of a page sees everything once, whatever is written
    /// meanwhile. On PostgreSQL an event appears only when every transaction that began before its own has ended.
    package func page(
        workspace: WorkspaceID,
        after position: EventPosition?,
        limit: Int,
        in transaction: Transaction
    ) throws -> [Event] {
        let last = position ?? .start
        return try transaction.rows(
            """
            SELECT * FROM events
            WHERE workspace_id = \(workspace) AND (xact, id) > (\(last.xact), \(last.id)) AND \(EventOrder.isSettled)
            ORDER BY xact, id LIMIT \(limit)
            """
        ).map(Event.init)
    }

    /// The highest event id in the database, for `IDGenerator.advance(past:)`: when the clock was set back while the
    /// program was down, new ids must still come after the old ones.
    package static func newestID(in transaction: Transaction) throws -> EventID? {
        // By way of the index; on PostgreSQL ids may be a little out of order, so not just the last.
        let row = try transaction.row(
            "SELECT max(id) AS id FROM (SELECT id FROM events ORDER BY xact DESC, id DESC LIMIT 1000) AS newest"
        )
        return try row?["id"]
    }

    private func jobs(for event: Event) throws -> [NewJob] {
        let wanting = subscribers.filter { $0.kinds.contains(event.kind) }
        guard !wanting.isEmpty else { return [] }
        let payload = try event.json()
        return wanting.map { subscriber in
            NewJob(
                workspace: event.workspace,
                queue: "events",
                kind: subscriber.handler.kind,
                key: "\(event.id)",
                // The name too: a subscriber that fails must not hold up the others.
                orderingKey: "\(subscriber.name) \(event.subject)",
                runAt: event.at,
                payload: payload
            )
        }
    }
}
