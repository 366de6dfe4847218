import Foundation
package import Primitives
package import Storage

/// The table of keys that clients gave to their writes.
package struct IdempotencyStore: Sendable {
    let database: Database
    let ambient: Ambient

    /// How long an answer is kept.
    static let keptFor = Duration.hours(24)
    /// After this long without an answer, the process that ran the request is taken for dead.
    static let runsAtMost = Duration.minutes(10)

    struct Key: Sendable {
        let workspace: WorkspaceID
        let caller: Int64
        let text: String
        let fingerprint: [UInt8]
    }

    struct Answer: Sendable {
        let status: Int
        /// Pairs of name and value.
        let headers: [[String]]
        let body: [UInt8]
    }

    enum Claim: Sendable {
        case mine
        /// - Parameter streamedDigest: what a streamed body must come to for the request to be the same.
        case answered(Answer, streamedDigest: [UInt8]?)
        /// Done, and the answer was not kept since it held a secret.
        case answeredInSecret
        case running
        /// The first try crashed or failed on our side: nobody knows what it did.
        case unknownOutcome
        case otherRequest
    }

    package init(database: Database, ambient: Ambient) {
        self.database = database
        self.ambient = ambient
    }

    /// Takes the key for this request, or says what became of the one that has it.
    func claim(_ key: Key) async throws -> Claim {
        let now = ambient.now()
        return try await database.write { transaction in
            try transaction.run("\(Self.delete(key)) AND claimed_at < \(now - Self.keptFor)")
            let inserted = try transaction.run(
                """
                INSERT INTO idempotency_keys (workspace_id, caller, key, fingerprint, claimed_at)
                VALUES (\(key.workspace), \(key.caller), \(key.text), \(key.fingerprint), \(now))
                ON CONFLICT (workspace_id, caller, key) DO NOTHING
                """
            )
            guard inserted == 0 else { return .mine }
            let row = try transaction.row(
                """
                SELECT fingerprint, streamed_digest, claimed_at, finished_at, status, headers, body FROM idempotency_keys
                WHERE workspace_id = \(key.workspace) AND caller = \(key.caller) AND key = \(key.text)
                """
            )
            // Gone between two statements: the first try was refused just now, so this one may come again.
            guard let row else { return .running }
            return try Self.read(row, key: key, now: now)
        }
    }

    /// Keeps the answer; `body` is `nil` for one that may not be kept.
    func finish(
        _ key: Key,
        status: Int,
        headers: [[String]] = [],
        body: [UInt8]?,
        streamedDigest: [UInt8]? = nil
    ) async throws {
        let now = ambient.now()
        let list = String(decoding: try JSONEncoder().encode(headers), as: UTF8.self)
        _ = try await database.write { transaction in
            try transaction.run(
                """
                UPDATE idempotency_keys
                SET finished_at = \(now), status = \(status), headers = \(list), body = \(body),
                    streamed_digest = \(streamedDigest)
                WHERE workspace_id = \(key.workspace) AND caller = \(key.caller) AND key = \(key.text)
                """
            )
        }
    }

    /// Gives the key back: the request was refused and changed nothing.
    func release(_ key: Key) async throws {
        _ = try await database.write { try $0.run(Self.delete(key)) }
    }

    /// Forgets what is older than a day, at most `limit` at once. Returns how many.
    package func prune(limit: Int = 1000) async throws -> Int {
        let oldest = ambient.now() - Self.keptFor
        return try await database.write { transaction in
            let old = try transaction.rows(
                """
                SELECT workspace_id, caller, key FROM idempotency_keys
                WHERE claimed_at < \(oldest) ORDER BY claimed_at LIMIT \(limit)
                """
            )
            try transaction.runEach(
                old.map { row in
                    """
                    DELETE FROM idempotency_keys
                    WHERE workspace_id = \(try row["workspace_id"] as Int64) AND caller = \(try row["caller"] as Int64)
                        AND key = \(try row["key"] as String)
                    """
                }
            )
            return old.count
        }
    }

    private static func delete(_ key: Key) -> SQL {
        """
        DELETE FROM idempotency_keys
        WHERE workspace_id = \(key.workspace) AND caller = \(key.caller) AND key = \(key.text)
        """
    }

    private static func read(_ row: Row, key: Key, now: Timestamp) throws -> Claim {
        let fingerprint: [UInt8] = try row["fingerprint"]
        guard fingerprint == key.fingerprint else { return .otherRequest }
        let finishedAt: Timestamp? = try row["finished_at"]
        guard finishedAt != nil else {
            let claimedAt: Timestamp = try row["claimed_at"]
            return now - claimedAt < runsAtMost ? .running : .unknownOutcome
        }
        let status: Int = try row["status"]
        guard status < 500 else { return .unknownOutcome }
        guard let body: [UInt8] = try row["body"] else { return .answeredInSecret }
        let list: String = try row["headers"]
        let headers = try JSONDecoder().decode([[String]].self, from: Data(list.utf8))
        return .answered(
            Answer(status: status, headers: headers, body: body),
            streamedDigest: try row["streamed_digest"]
        )
    }
}
