package import Contacts
package import Events
import Jobs
package import Primitives
import Storage

extension MessagingService {
    /// The part of a merge that is conversations: everything of one contact becomes another's, who is the same person.
    package static func moveConversations(_ ambient: Ambient, _ events: EventLog) -> ContactMergeObserver {
        { transaction, workspace, kept, gone in
            try ConversationMerge(
                transaction: transaction,
                workspace: workspace,
                kept: kept,
                gone: gone,
                ambient: ambient,
                events: events
            ).merge()
        }
    }
}

/// Two contacts become one, and on each channel their threads.
struct ConversationMerge {
    let transaction: Transaction
    let workspace: WorkspaceID
    let kept: ContactID
    let gone: ContactID
    let ambient: Ambient
    let events: EventLog

    private var store: ConversationStore { ConversationStore(transaction) }
    private var teller: InboxTeller {
        InboxTeller(ambient: ambient, events: events, workspace: workspace, transaction: transaction)
    }

    func merge() throws {
        let all = try transaction.rows(
            """
            SELECT * FROM conversations WHERE workspace_id = \(workspace) AND contact_id IN (\(kept), \(gone))
            ORDER BY id\(postgres: " FOR UPDATE")
            """
        ).map(Conversation.init)
        try note()
        let present = Dictionary(
            all.filter { $0.contact == kept }.map { ($0.channel, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for conversation in all where conversation.contact == gone {
            if let other = present[conversation.channel] {
                try fold(conversation, into: other)
                continue
            }
            try transaction.run(
                """
                UPDATE conversations SET contact_id = \(kept)
                WHERE workspace_id = \(workspace) AND id = \(conversation.id)
                """
            )
            try teller.changed(conversation)
        }
        // By the thread's index: messages have none by contact.
        try transaction.run(
            """
            UPDATE messages SET contact_id = \(kept) WHERE workspace_id = \(workspace) AND contact_id <> \(kept)
            AND conversation_id IN (
                SELECT id FROM conversations WHERE workspace_id = \(workspace) AND contact_id = \(kept))
            """
        )
    }

    /// Writes down what moves: whole conversations, and the lines of those that become part of others.
    private func note() throws {
        let log = MergeLog(transaction, in: workspace)
        try log.note("conversation", of: gone) { gone in
            """
            SELECT id FROM conversations WHERE workspace_id = \(workspace) AND contact_id = \(gone) AND NOT EXISTS (
                SELECT 1 FROM conversations o WHERE o.workspace_id = conversations.workspace_id
                AND o.channel_id = conversations.channel_id AND o.contact_id = \(kept))
            """
        }
        for (kind, table) in [("message", "messages"), ("entry", "conversation_entries")] {
            try log.note(kind, of: gone) { gone in
                """
                SELECT l.id FROM \(raw: table) l
                JOIN conversations c ON c.workspace_id = l.workspace_id AND c.id = l.conversation_id
                JOIN conversations o ON o.workspace_id = c.workspace_id AND o.channel_id = c.channel_id
                    AND o.contact_id = \(kept)
                WHERE c.workspace_id = \(workspace) AND c.contact_id = \(gone)
                """
            }
        }
    }

    private func fold(_ gone: Conversation, into kept: Conversation) throws {
        let left = kept.standing.joined(by: gone.standing)
        for table in ["messages", "conversation_entries", "scheduled_messages"] {
            try transaction.run(
                """
                UPDATE \(raw: table) SET conversation_id = \(kept.id)
                WHERE workspace_id = \(workspace) AND conversation_id = \(gone.id)
                """
            )
        }
        try store.put(left, on: kept.id, in: workspace)
        try transaction.run(
            """
            UPDATE conversations SET updated_at = \(max(kept.updatedAt, gone.updatedAt)),
            window_until = \([kept.windowUntil, gone.windowUntil].compactMap { $0 }.max()),
            last_message_id = \(store.newestLine(of: kept.id, in: workspace))
            WHERE workspace_id = \(workspace) AND id = \(kept.id)
            """
        )
        let tags = ConversationTagStore(transaction, in: workspace)
        let (theirs, own) = (try tags.tags(of: gone.id), Set(try tags.tags(of: kept.id)))
        try tags.add(theirs, to: kept.id)
        try tags.remove(theirs, from: gone.id)
        try FoldStore(transaction: transaction, workspace: workspace).save(
            FoldedConversation(
                id: gone.id,
                source: gone.source,
                updatedAt: gone.updatedAt,
                standing: gone.standing,
                tags: theirs,
                marks: try PeopleStore(transaction, in: workspace).moveMarks(of: gone.id, to: kept.id),
                reminders: try ReminderStore(transaction, in: workspace)
                    .move(from: gone.id, to: kept.id, JobStore(transaction, ambient: ambient)),
                kept: kept.standing,
                left: left,
                newTags: theirs.filter { !own.contains($0) }
            ),
            of: self.gone,
            on: gone.channel
        )
        try transaction.run("DELETE FROM conversations WHERE workspace_id = \(workspace) AND id = \(gone.id)")
        try teller.merged(gone, into: kept.id)
        try teller.changed(kept, now: left.place, status: left.status == kept.status ? nil : left.status)
    }
}
