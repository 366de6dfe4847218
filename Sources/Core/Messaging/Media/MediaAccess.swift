import Primitives
import Routes
import Storage
import Workspaces

/// Whose a file is to see: those who see a conversation that holds it, those who have a quick reply that offers it, and,
/// until a message carries it, whoever uploaded it. The same is asked before it is sent or kept in a quick reply.
struct MediaAccess {
    let caller: Caller
    let scope: InboxScope
    let transaction: Transaction

    /// Of a file that is in more conversations than these, the newest decide: a look costs no more than they do.
    static let conversationsMax = 1000

    init(_ caller: Caller, scope: InboxScope, in transaction: Transaction) {
        self.caller = caller
        self.scope = scope
        self.transaction = transaction
    }

    init(_ caller: Caller, in transaction: Transaction) throws {
        self.init(caller, scope: try InboxScope(caller, acts: true, in: transaction), in: transaction)
    }

    /// - Throws: `MessagingError.mediaNotFound`, also for what the caller does not see.
    func file(_ id: MediaID) throws -> Media {
        guard let file = try MediaStore(transaction).find(caller.workspace, id), try sees(file) else {
            throw MessagingError.mediaNotFound
        }
        return file
    }

    private func sees(_ file: Media) throws -> Bool {
        let used = try transaction.row(
            """
            SELECT count(*) AS uses, count(c.id) AS seen FROM (
             SELECT conversation_id FROM messages
             WHERE workspace_id = \(caller.workspace) AND media_id = \(file.id)
             ORDER BY id DESC LIMIT \(Self.conversationsMax)) AS used
            LEFT JOIN conversations c ON c.workspace_id = \(caller.workspace) AND c.id = used.conversation_id
             AND \(scope.condition("c"))
            """
        )
        let (uses, seen): (Int64, Int64) = (try used?["uses"] ?? 0, try used?["seen"] ?? 0)
        if seen > 0 || uses == 0 && isOwn(file) { return true }
        return try isOffered(file.id)
    }

    private func isOwn(_ file: Media) -> Bool {
        file.member != nil && file.member == caller.member || file.key != nil && file.key == caller.key
    }

    private func isOffered(_ id: MediaID) throws -> Bool {
        var sql: SQL = """
            SELECT id FROM quick_replies
            WHERE workspace_id = \(caller.workspace) AND media_id = \(id) AND (scope = 'all'
            """
        if let member = caller.member { sql += " OR (scope = 'mine' AND owner_id = \(member))" }
        if caller.can(.manageQuickReplies) {
            sql += " OR scope = 'team'"
        } else if !scope.teams.isEmpty {
            sql += " OR (scope = 'team' AND owner_id IN \(list: scope.teams))"
        }
        return try transaction.row(sql + ") LIMIT 1") != nil
    }
}
