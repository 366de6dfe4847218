package import Primitives
package import Storage

extension MessagingService {
    /// When the first of what somebody sends again of a campaign may leave, while some of it is still in line: at once, when Meta
    /// may allow its template again, or at the time for which it was scheduled.
    package func againLeaves(
        _ campaign: CampaignID,
        on channel: ChannelID,
        in transaction: Transaction,
        workspace: WorkspaceID
    ) throws -> Timestamp? {
        // By the queue's own index, which has only what is in line.
        try transaction.row(
            """
            SELECT not_before FROM messages
            WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND state = 0
            AND lane IN (\(Lane.again.rawValue), \(Lane.again.rawValue + Lane.parked)) AND campaign_id = \(campaign)
            ORDER BY not_before LIMIT 1
            """
        )?["not_before"]
    }
}
