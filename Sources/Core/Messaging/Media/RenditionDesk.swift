import CloudAPI
import Jobs
import Primitives
import Storage

/// Asks for other forms of files, in the transaction that needs them. Jobs make them.
struct RenditionDesk {
    static let queue = "renditions"

    let ambient: Ambient
    let workspace: WorkspaceID
    let transaction: Transaction

    func find(_ purpose: Rendition, of media: MediaID) throws -> Rendition.Made? {
        try transaction.row(
            """
            SELECT state, rendition_id, problem FROM media_renditions
            WHERE workspace_id = \(workspace) AND media_id = \(media) AND purpose = \(purpose)
            """
        ).map { Rendition.Made(state: try $0["state"], file: try $0["rendition_id"], problem: try $0["problem"]) }
    }

    /// Asks once; the second time changes nothing, but for what failed, or was left as it is for want of the programs.
    func want(_ purposes: [Rendition], of media: MediaID) throws {
        for purpose in purposes {
            let isNew =
                try transaction.run(
                    """
                    INSERT INTO media_renditions (workspace_id, media_id, purpose, state, created_at)
                    VALUES (\(workspace), \(media), \(purpose), \(Rendition.State.waiting), \(ambient.now()))
                    ON CONFLICT (workspace_id, media_id, purpose) DO UPDATE SET state = excluded.state, problem = NULL
                    WHERE media_renditions.state = 'failed'
                    OR (media_renditions.state = 'original' AND media_renditions.problem IS NOT NULL)
                    """
                ) > 0
            guard isNew else { continue }
            try JobStore(transaction, ambient: ambient).enqueue(
                NewJob(
                    workspace: workspace,
                    queue: Self.queue,
                    kind: RenditionJob.kind,
                    key: "\(media) \(purpose.rawValue)",
                    runAt: ambient.now(),
                    payload: RenditionJob.Payload(media: media, purpose: purpose).json
                )
            )
        }
    }

    func note(_ made: Rendition.Made, _ purpose: Rendition, of media: MediaID) throws {
        try transaction.run(
            """
            UPDATE media_renditions SET state = \(made.state), rendition_id = \(made.file), problem = \(made.problem)
            WHERE workspace_id = \(workspace) AND media_id = \(media) AND purpose = \(purpose)
            """
        )
    }

    /// Messages that waited for the file go on at once.
    func letGo(_ media: MediaID) throws {
        let now = ambient.now()
        let channels = try transaction.rows(
            """
            UPDATE messages SET not_before = \(now)
            WHERE workspace_id = \(workspace) AND media_id = \(media) AND state = \(MessageState.queued)
            AND lane < \(Lane.parked) AND refusals = 0 AND not_before > \(now) RETURNING channel_id
            """
        ).map { try $0["channel_id"] as ChannelID }
        for channel in Set(channels) { try transaction.notify("outgoing", channel.description) }
    }
}
