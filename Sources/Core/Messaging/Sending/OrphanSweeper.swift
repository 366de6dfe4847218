import Credits
import Logging
import Primitives
import Storage

/// Finds messages that no living process has in its hands, and those whose outcome stayed unknown for too long.
struct OrphanSweeper: Sendable {
    let database: Database
    let ambient: Ambient
    let progress: Progress
    let logger: Logger

    /// How long an unknown outcome may still be cleared up by a webhook before its credits go back.
    static let patience: Duration = .hours(72)
    /// How long a living process may have a message in its hands: files are made ready and requests end long before.
    static let inHand: Duration = .minutes(30)

    func sweep() async {
        do {
            let channels = try await database.read { try ChannelStore($0).inFlight() }
            for (workspace, channel) in channels {
                while try await sweep(workspace, channel) == 500 {}
            }
        } catch {
            logger.error("Messages in flight could not be swept", metadata: ["error": "\(error)"])
        }
    }

    private func sweep(_ workspace: WorkspaceID, _ channel: ChannelID) async throws -> Int {
        let now = ambient.now()
        return try await database.write { transaction in
            let store = SenderStore(transaction: transaction)
            let lost = try store.orphaned(workspace, channel, at: now, since: now - Self.inHand, limit: 500)
            let overdue = try store.overdue(workspace, channel, before: now - Self.patience, limit: 500)
            let news =
                lost.map { News(message: $0, state: .unknown, at: now) }
                + overdue.map { News(message: $0, state: .expired, at: now, word: .never) }
            try progress.apply(news, workspace: workspace, channel: channel, in: transaction)
            return max(lost.count, overdue.count)
        }
    }
}
