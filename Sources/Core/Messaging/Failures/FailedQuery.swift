package import Primitives
import Storage

/// Which failed messages are meant.
package struct FailedQuery: Sendable, Equatable {
    /// When they failed.
    package var from: Timestamp
    package var to: Timestamp
    package var channel: ChannelID?
    package var source: Message.Origin?
    package var code: Int64?
    /// See `FailureFacts.kind`.
    package var kind: String?
    /// Only those that are worth another try and have had none.
    package var isRetryable = false
    /// To one of these; `nil` for everybody.
    package var contacts: [ContactID]?
    /// Only these; `nil` for all.
    package var messages: [MessageID]?

    package init(from: Timestamp, to: Timestamp) {
        self.from = from
        self.to = to
    }

    /// The codes that are meant; `nil` for all.
    private var codes: [Int64]? {
        var sets: [Set<Int64>] = []
        if let code { sets.append([code]) }
        if let kind { sets.append(Set(FailureFacts.codes(of: kind))) }
        if isRetryable { sets.append(Set(FailureFacts.retryable)) }
        return sets.dropFirst().reduce(sets.first) { $0?.intersection($1) }?.sorted()
    }

    /// On messages `m`. The state is written as the index has it, or SQLite does not take the index.
    func condition(_ scope: InboxScope) -> SQL {
        // Of a few people the index by conversation is shorter: the plus keeps the other one out of it.
        let time: SQL = contacts == nil ? "m.failed_at" : "+m.failed_at"
        var sql: SQL = """
            m.workspace_id = \(scope.workspace) AND m.state IN (5, 6) AND \(time) >= \(from) AND \(time) < \(to)
            """
        if let channel { sql += " AND m.channel_id = \(channel)" }
        if let source { sql += " AND m.origin = \(source)" }
        if let codes { sql += " AND coalesce(m.error_code, \(FailureFacts.noNewsCode)) IN \(list: codes)" }
        if isRetryable { sql += " AND " + Self.isUntried }
        if let contacts {
            sql += """
                 AND m.conversation_id IN (SELECT o.id FROM conversations o
                    WHERE o.workspace_id = \(scope.workspace) AND o.contact_id IN \(list: contacts))
                """
        }
        if let messages { sql += " AND m.id IN \(list: messages)" }
        guard !scope.isWhole else { return sql }
        return sql + """
             AND EXISTS (SELECT 1 FROM conversations c WHERE c.workspace_id = m.workspace_id
                AND c.id = m.conversation_id AND \(scope.condition("c")))
            """
    }

    static let isUntried: SQL = """
        NOT EXISTS (SELECT 1 FROM messages n WHERE n.workspace_id = m.workspace_id AND n.retry_of = m.id)
        """
}
