import Primitives
import Storage

extension ConversationStore {
    /// The conversations of a channel with many contacts, made and not shown where there are none: for campaigns.
    ///
    /// In at most three statements. Those that exist are not changed, only kept from being deleted meanwhile.
    func open(
        _ workspace: WorkspaceID,
        channel: ChannelID,
        contacts: [ContactID],
        ids: () -> ConversationID,
        at: Timestamp
    ) throws -> [ContactID: ConversationID] {
        var found = try identities(workspace, channel: channel, contacts: contacts)
        let missing = Set(contacts).filter { found[$0] == nil }.sorted()
        guard !missing.isEmpty else { return found }
        try transaction.runEach(
            missing.map { contact in
                """
                INSERT INTO conversations
                (workspace_id, id, channel_id, contact_id, shown, inbox, source, status, unread, updated_at, created_at)
                VALUES (\(workspace), \(ids()), \(channel), \(contact), 0,
                 coalesce((SELECT c.inbox FROM channels c WHERE c.workspace_id = \(workspace) AND c.id = \(channel)), 'sales'),
                 'campaign', 'open', 0, \(at), \(at))
                ON CONFLICT (workspace_id, channel_id, contact_id) DO NOTHING
                """
            }
        )
        found.merge(try identities(workspace, channel: channel, contacts: missing)) { first, _ in first }
        return found
    }

    private func identities(
        _ workspace: WorkspaceID,
        channel: ChannelID,
        contacts: [ContactID]
    ) throws -> [ContactID: ConversationID] {
        guard !contacts.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT id, contact_id FROM conversations
            WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND contact_id IN \(list: contacts)
            \(postgres: "ORDER BY id FOR KEY SHARE")
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["contact_id"], try $0["id"]) })
    }
}
