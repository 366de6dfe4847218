package import Primitives
package import Storage

/// SQL of the messages that failed, of all sources. By an index that only they are in.
package struct FailedMessageStore {
    private let transaction: Transaction
    private let scope: InboxScope

    package init(_ transaction: Transaction, _ scope: InboxScope) {
        self.transaction = transaction
        self.scope = scope
    }

    /// The newest failure first.
    ///
    /// - Parameter last: the last one of the page before.
    package func page(_ query: FailedQuery, after last: (at: Timestamp, id: MessageID)?, limit: Int) throws
        -> [FailedMessage]
    {
        var sql: SQL = "SELECT m.* FROM messages m WHERE " + query.condition(scope)
        if let last { sql += " AND (m.failed_at, m.id) < (\(last.at), \(last.id))" }
        return try shown(transaction.rows(sql + " ORDER BY m.failed_at DESC, m.id DESC LIMIT \(limit)"))
    }

    /// Whose messages failed, in the order of their identities.
    package func contacts(_ query: FailedQuery, after last: ContactID?, limit: Int) throws -> [ContactID] {
        var sql: SQL = "SELECT DISTINCT m.contact_id FROM messages m WHERE " + query.condition(scope)
        if let last { sql += " AND m.contact_id > \(last)" }
        return try transaction.rows(sql + " ORDER BY m.contact_id LIMIT \(limit)").map { try $0["contact_id"] }
    }

    /// One that failed, in a conversation on which the caller may act; `nil` for all others.
    package func find(_ id: MessageID) throws -> FailedMessage? {
        guard let found = try failed(id),
            let conversation = try ConversationStore(transaction).find(scope.workspace, found.message.conversation),
            scope.mayAct(on: conversation.place)
        else { return nil }
        return found
    }

    /// The same in any conversation.
    func failed(_ id: MessageID) throws -> FailedMessage? {
        try shown(
            transaction.rows(
                """
                SELECT m.* FROM messages m
                WHERE m.workspace_id = \(scope.workspace) AND m.id = \(id) AND m.state IN (5, 6)
                """
            )
        ).first
    }

    private func shown(_ rows: [Row]) throws -> [FailedMessage] {
        let messages = try rows.map { (message: try Message($0), at: try $0["failed_at"] as Timestamp) }
        let ids = messages.map(\.message.id)
        let retries = try retries(of: ids)
        let attempts = try attempts(messages.map(\.message))
        return messages.map { message, at in
            FailedMessage(
                message: message,
                at: at,
                facts: FailureFacts(message.error?.code ?? FailureFacts.noNewsCode, title: message.error?.title),
                attempt: attempts[message.id] ?? 1,
                retriedAs: retries[message.id]
            )
        }
    }

    /// How many failed on which day of UTC for which reason, of which how many are worth another try and have had none.
    package func summary(_ query: FailedQuery) throws -> [FailedGroup] {
        try transaction.rows(
            """
            SELECT code, day, count(*) AS count, CAST(sum(retryable) AS BIGINT) AS retryable, max(failed_at) AS last_at
            FROM (
                SELECT coalesce(m.error_code, \(FailureFacts.noNewsCode)) AS code, m.failed_at / 86400000 AS day, m.failed_at,
                    CASE WHEN m.error_code IN \(list: FailureFacts.retryable) AND \(FailedQuery.isUntried) THEN 1 ELSE 0 END
                    AS retryable
                FROM messages m WHERE \(query.condition(scope))
            ) failures
            GROUP BY code, day
            """
        ).map { row in
            FailedGroup(
                code: try row["code"],
                day: try row["day"],
                count: try row["count"],
                retryable: try row["retryable"],
                lastAt: try row["last_at"]
            )
        }
    }

    private func retries(of ids: [MessageID]) throws -> [MessageID: MessageID] {
        guard !ids.isEmpty else { return [:] }
        let rows = try transaction.rows(
            "SELECT retry_of, id FROM messages WHERE workspace_id = \(scope.workspace) AND retry_of IN \(list: ids)"
        )
        return Dictionary(try rows.map { (try $0["retry_of"], try $0["id"]) }) { first, _ in first }
    }

    /// Which attempt each is, by going back to the first.
    private func attempts(_ messages: [Message]) throws -> [MessageID: Int] {
        var attempts = Dictionary(messages.map { ($0.id, 1) }) { first, _ in first }
        var back = Dictionary(messages.compactMap { message in message.retryOf.map { (message.id, $0) } }) { first, _ in
            first
        }
        while !back.isEmpty {
            for id in back.keys { attempts[id, default: 1] += 1 }
            let rows = try transaction.rows(
                """
                SELECT id, retry_of FROM messages
                WHERE workspace_id = \(scope.workspace) AND id IN \(list: Set(back.values).sorted()) AND retry_of IS NOT NULL
                """
            )
            let earlier = Dictionary(try rows.map { (try $0["id"] as MessageID, try $0["retry_of"] as MessageID) }) {
                first,
                _ in first
            }
            back = back.compactMapValues { earlier[$0] }
        }
        return attempts
    }
}

/// A message that was not delivered.
package struct FailedMessage: Sendable {
    package let message: Message
    package let at: Timestamp
    package let facts: FailureFacts
    /// 1 for the first.
    package let attempt: Int
    /// The next attempt, where there is one.
    package let retriedAs: MessageID?

    package var isRetryable: Bool { facts.isRetryable && retriedAs == nil }

    /// When WhatsApp asks to wait: the next attempt does not leave before.
    package var notBefore: Timestamp? { facts.pause(after: attempt).map { at + $0 } }
}

/// Failures of one reason on one day.
package struct FailedGroup: Sendable, Equatable {
    package let code: Int64
    /// Days since 1970, UTC.
    package let day: Int64
    package let count: Int
    package let retryable: Int
    package let lastAt: Timestamp
}
