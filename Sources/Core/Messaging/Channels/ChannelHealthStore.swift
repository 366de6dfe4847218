import Primitives
import Storage

/// SQL of what is known of a number's health.
struct ChannelHealthStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    /// A webhook of the number came. Written last in a transaction: others hold the same row at their end.
    func heard(_ channel: ChannelID, at: Timestamp) throws {
        try transaction.run(
            """
            UPDATE channels SET heard_at = \(at), unheard_since = NULL
            WHERE workspace_id = \(workspace) AND id = \(channel)
            """
        )
    }

    /// Meta took a message and will tell what becomes of it. Changes nothing while webhooks come.
    func expect(_ channel: ChannelID, at: Timestamp) throws {
        try transaction.run(
            """
            UPDATE channels SET unheard_since = \(at)
            WHERE workspace_id = \(workspace) AND id = \(channel) AND unheard_since IS NULL
            AND coalesce(heard_at, 0) < \(at - .seconds(60))
            """
        )
    }

    func note(_ state: NumberState, of channel: ChannelID, at: Timestamp) throws {
        try transaction.run(
            """
            UPDATE channels SET quality = \(state.quality), messages_per_second = \(state.messagesPerSecond),
             verified_name = \(state.verifiedName), display_number = \(state.displayNumber),
             number_status = \(state.numberStatus), name_status = \(state.nameStatus),
             messaging_limit = \(state.messagingLimit), verification = \(state.verification), checked_at = \(at)
            WHERE workspace_id = \(workspace) AND id = \(channel)
            """
        )
    }

    func noteName(reason: String?, of channel: ChannelID) throws {
        try transaction.run(
            "UPDATE channels SET name_reason = \(reason) WHERE workspace_id = \(workspace) AND id = \(channel)"
        )
    }
}
