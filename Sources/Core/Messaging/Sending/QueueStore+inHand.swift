import Primitives
import Storage

extension QueueStore {
    /// What a process has of a channel in its hands.
    func inHand(_ channel: ChannelID, of owner: Int64) throws -> [Claimed] {
        try transaction.rows(
            """
            SELECT * FROM messages WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND state = 1
             AND owner = \(owner) ORDER BY id
            """
        ).map(Claimed.init)
    }
}
