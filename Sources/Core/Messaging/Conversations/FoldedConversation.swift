import Contacts
import Foundation
import Primitives
import Storage

/// A thread that became part of another, as it was.
struct FoldedConversation: Codable, Sendable {
    let id: ConversationID
    let source: Conversation.Source?
    let updatedAt: Timestamp
    let standing: ConversationStanding
    let tags: [TagID]
    let marks: [PeopleStore.Marks]
    /// Whose reminders went along.
    let reminders: [MemberID]
    /// The thread that it became part of: as it was before, as it was left, and which tags it had not had.
    let kept: ConversationStanding
    let left: ConversationStanding
    let newTags: [TagID]
}

/// SQL of threads that became one.
struct FoldStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    func save(_ folded: FoldedConversation, of gone: ContactID, on channel: ChannelID) throws {
        try transaction.run(
            """
            INSERT INTO conversation_merges (workspace_id, gone_id, channel_id, was)
            VALUES (\(workspace), \(gone), \(channel), \(folded.json))
            ON CONFLICT (workspace_id, gone_id, channel_id) DO UPDATE SET was = excluded.was
            """
        )
    }

    /// Gives what is known of the contact's threads, and forgets it.
    func take(of gone: ContactID) throws -> [ChannelID: FoldedConversation] {
        let rows = try transaction.rows(
            "SELECT channel_id, was FROM conversation_merges WHERE workspace_id = \(workspace) AND gone_id = \(gone)"
        )
        try transaction.run("DELETE FROM conversation_merges WHERE workspace_id = \(workspace) AND gone_id = \(gone)")
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row -> (ChannelID, FoldedConversation) in
                let was: String = try row["was"]
                return (try row["channel_id"], try JSONDecoder().decode(FoldedConversation.self, from: Data(was.utf8)))
            }
        )
    }
}
