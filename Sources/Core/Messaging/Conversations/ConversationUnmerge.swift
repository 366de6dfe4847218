package import Contacts
package import Events
import Jobs
package import Primitives
import Storage
import Workspaces

extension MessagingService {
    /// Follows a merge that is undone: what was the other contact's is theirs again.
    package static func returnConversations(_ ambient: Ambient, _ events: EventLog) -> ContactMergeObserver {
        { transaction, workspace, kept, gone in
            try ConversationUnmerge(
                transaction: transaction,
                workspace: workspace,
                kept: kept,
                gone: gone,
                ambient: ambient,
                events: events
            ).unmerge()
        }
    }
}

/// One contact becomes two again. Conversations that moved whole go back whole; what became part of another thread is one of its
/// own again, under its old identity, and stands as it stood.
struct ConversationUnmerge {
    let transaction: Transaction
    let workspace: WorkspaceID
    let kept: ContactID
    let gone: ContactID
    let ambient: Ambient
    let events: EventLog

    private var store: ConversationStore { ConversationStore(transaction) }
    private var log: MergeLog { MergeLog(transaction, in: workspace) }

    func unmerge() throws {
        try returnWhole()
        var folded = try FoldStore(transaction: transaction, workspace: workspace).take(of: gone)
        let threads = try transaction.rows(
            """
            SELECT channel_id, conversation_id, min(at) AS first FROM messages
            WHERE workspace_id = \(workspace) AND contact_id = \(kept) AND id \(log.moved("message", with: gone))
            GROUP BY channel_id, conversation_id
            """
        )
        for row in threads {
            guard let other = try store.lock(workspace, row["conversation_id"]) else { continue }
            try part(from: other, folded.removeValue(forKey: other.channel), since: try row["first"])
        }
        // Those in which nobody had written.
        for (channel, was) in folded.sorted(by: { $0.key < $1.key }) {
            guard let found = try store.find(workspace, channel: channel, contact: kept),
                let other = try store.lock(workspace, found.id)
            else { continue }
            try part(from: other, was, since: was.updatedAt)
        }
    }

    private func returnWhole() throws {
        let whole = log.moved("conversation", with: gone)
        try transaction.run(
            """
            UPDATE conversations SET contact_id = \(gone)
            WHERE workspace_id = \(workspace) AND contact_id = \(kept) AND id \(whole)
            """
        )
        try transaction.run(
            """
            UPDATE messages SET contact_id = \(gone)
            WHERE workspace_id = \(workspace) AND contact_id = \(kept) AND conversation_id \(whole)
            """
        )
        let moved = try transaction.rows(
            "SELECT * FROM conversations WHERE workspace_id = \(workspace) AND contact_id = \(gone) ORDER BY id"
        ).map(Conversation.init)
        for conversation in moved { try teller.changed(conversation) }
    }

    /// - Parameter was: `nil` for merges of the time before this was kept: then it is where the other is.
    private func part(from other: Conversation, _ was: FoldedConversation?, since first: Timestamp) throws {
        let own = try store.open(
            workspace,
            channel: other.channel,
            contact: gone,
            shown: was?.standing.isShown ?? true,
            inbox: was?.standing.place.inbox ?? other.place.inbox,
            source: was?.source ?? .contact,
            id: was?.id ?? ambient.id(),
            at: first
        )
        try transaction.run(
            """
            UPDATE messages SET conversation_id = \(own.id), contact_id = \(gone)
            WHERE workspace_id = \(workspace) AND conversation_id = \(other.id)
            AND id \(log.moved("message", with: gone))
            """
        )
        for (table, key, kind) in [
            ("conversation_entries", "id", "entry"), ("scheduled_messages", "message_id", "message"),
        ] {
            try transaction.run(
                """
                UPDATE \(raw: table) SET conversation_id = \(own.id)
                WHERE workspace_id = \(workspace) AND conversation_id = \(other.id)
                AND \(raw: key) \(log.moved(kind, with: gone))
                """
            )
        }
        if let was { try restore(was, own.id, other) }
        for id in [own.id, other.id] { try lookAgain(id) }
        try teller.changed(other, now: store.find(workspace, other.id)?.place)
        if let found = try store.find(workspace, own.id) { try teller.changed(found) }
    }

    private func restore(_ was: FoldedConversation, _ id: ConversationID, _ other: Conversation) throws {
        var standing = was.standing
        standing.place = try held(standing.place)
        // What somebody has read meanwhile is read.
        if other.unread != was.left.unread { standing.unread = 0 }
        try store.put(standing, on: id, in: workspace)
        var rest = other.standing.undoing(was.left, to: was.kept)
        rest.place = try held(rest.place)
        try store.put(rest, on: other.id, in: workspace)

        let tags = ConversationTagStore(transaction, in: workspace)
        try tags.add(TagStore(transaction, in: workspace).all(was.tags).map(\.id), to: id)
        try tags.remove(was.newTags, from: other.id)
        try PeopleStore(transaction, in: workspace).returnMarks(was.marks, to: id, from: other.id)
        _ = try ReminderStore(transaction, in: workspace)
            .move(from: other.id, to: id, of: was.reminders, JobStore(transaction, ambient: ambient))
    }

    /// Whoever has left meanwhile has nothing.
    private func held(_ place: ConversationPlace) throws -> ConversationPlace {
        var held = place
        if let member = place.assignee, try MemberStore(transaction, workspace: workspace).find(member) == nil {
            held.assignee = nil
        }
        if let team = place.team, try TeamStore(transaction, workspace: workspace).find(team) == nil { held.team = nil }
        return held
    }

    /// What a thread says of itself, from the messages that are in it now.
    private func lookAgain(_ id: ConversationID) throws {
        let line = store.newestLine(of: id, in: workspace)
        let day: Int64 = 86_400_000
        try transaction.run(
            """
            UPDATE conversations SET last_message_id = \(line),
            updated_at = coalesce((SELECT n.at FROM messages n WHERE n.workspace_id = \(workspace) AND n.id = \(line)),
                updated_at),
            window_until = (SELECT max(at) + \(day) FROM messages m WHERE m.workspace_id = \(workspace)
                AND m.conversation_id = \(id) AND m.direction = 'in')
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    private var teller: InboxTeller {
        InboxTeller(ambient: ambient, events: events, workspace: workspace, transaction: transaction)
    }
}
