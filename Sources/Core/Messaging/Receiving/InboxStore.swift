import Primitives
import Storage

/// The raw webhook inbox: what Meta sent, byte for byte, until it is processed and for replay after.
struct InboxStore {
    let transaction: Transaction

    struct Body: Sendable {
        let id: Int64
        let secretID: String
        let bytes: [UInt8]
    }

    func append(_ bodies: [(id: Int64, secretID: String, at: Timestamp, bytes: [UInt8])]) throws {
        try transaction.runEach(
            bodies.map { body in
                """
                INSERT INTO webhook_inbox (id, secret_id, received_at, body)
                VALUES (\(body.id), \(body.secretID), \(body.at), \(body.bytes))
                """
            }
        )
        try transaction.notify("webhooks")
    }

    /// Takes the only place of the receiver until the transaction ends. `false`: another process has it.
    func lockReceiver() throws -> Bool {
        try transaction.row(
            "SELECT shard FROM webhook_receivers WHERE shard = 0\(postgres: " FOR UPDATE SKIP LOCKED")"
        ) != nil
    }

    func waiting(limit: Int) throws -> [Body] {
        try transaction.rows("SELECT id, secret_id, body FROM webhook_inbox WHERE state = 0 ORDER BY id LIMIT \(limit)")
            .map { row in Body(id: try row["id"], secretID: try row["secret_id"], bytes: try row["body"]) }
    }

    /// The ones of `ids` that nobody has processed meanwhile.
    func stillWaiting(_ ids: [Int64]) throws -> Set<Int64> {
        guard let first = ids.min(), let last = ids.max() else { return [] }
        return try Set(
            transaction.rows("SELECT id FROM webhook_inbox WHERE state = 0 AND id BETWEEN \(first) AND \(last)")
                .map { try $0["id"] }
        )
    }

    func finish(_ ids: [Int64]) throws {
        try transaction.runEach(ids.map { "UPDATE webhook_inbox SET state = 1 WHERE id = \($0)" })
    }

    /// Keeps a body that cannot be read, with the reason, out of the way of the others.
    func setAside(_ id: Int64, problem: String) throws {
        try transaction.run("UPDATE webhook_inbox SET state = 2, problem = \(problem) WHERE id = \(id)")
    }

    /// Puts processed bodies back in line. Processing them again changes nothing.
    func replay(since: Timestamp) throws -> Int {
        let changed = try transaction.run(
            """
            UPDATE webhook_inbox SET state = 0, problem = NULL
            WHERE id >= \(IDGenerator.first(at: since)) AND received_at >= \(since) AND state <> 0
            """
        )
        try transaction.notify("webhooks")
        return changed
    }

    func prune(before: Timestamp, limit: Int) throws -> Int {
        try transaction.run(
            """
            DELETE FROM webhook_inbox WHERE id IN (
                SELECT id FROM webhook_inbox WHERE id < \(IDGenerator.first(at: before)) AND state <> 0
                ORDER BY id LIMIT \(limit))
            """
        )
    }
}
