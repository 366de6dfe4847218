import CloudAPI
import Credits
import Jobs
import Logging
import Primitives
import ServiceLifecycle
import Storage
import Synchronization

/// Sends what is queued, each channel at its own pace, for the life of the process.
package struct Dispatcher: Service {
    private let database: Database
    private let ambient: Ambient
    private let progress: Progress
    private let channels: ChannelService
    private let media: MediaService
    private let logger: Logger
    /// This process, among those that share the database.
    private let owner: Int64
    private let busy = Busy()
    private let hands = Hands()

    init(
        database: Database,
        ambient: Ambient,
        progress: Progress,
        channels: ChannelService,
        media: MediaService,
        logger: Logger
    ) {
        self.database = database
        self.ambient = ambient
        self.progress = progress
        self.channels = channels
        self.media = media
        self.logger = logger
        owner = ambient.rawID()
    }

    package func run() async throws {
        await withDiscardingTaskGroup { group in
            let bell = Bell()
            group.addTask {
                for await _ in database.notices("outgoing").cancelOnGracefulShutdown() { bell.ring() }
            }
            group.addTask { await sweep() }
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                for (workspace, channel) in await work() where busy.start(channel) {
                    group.addTask {
                        await send(workspace, channel)
                        busy.end(channel)
                        bell.ring()
                    }
                }
                await bell.wait(orAfter: { try await ambient.sleep(.seconds(1)) })
            }
        }
    }

    /// The channels that have something to send, and may.
    func work() async -> [(workspace: WorkspaceID, channel: ChannelID)] {
        let now = ambient.now()
        do {
            return try await database.read { transaction in
                // What waits in a copy of the data may have been sent by the original.
                guard try InstanceMarks.restored(in: transaction) == nil else { return [] }
                return try ChannelStore(transaction).withWork(at: now)
            }
        } catch {
            logger.error("The queue could not be read", metadata: ["error": "\(error)"])
            return []
        }
    }

    private func send(_ workspace: WorkspaceID, _ channel: ChannelID) async {
        do {
            let (channel, api) = try await channels.connection(workspace, channel)
            let line = line(workspace)
            await ChannelSender(
                line: line,
                api: api,
                media: MediaHandover(media: media, api: api, workspace: workspace, channel: channel),
                channel: channel,
                outcomes: OutcomeWriter(
                    workspace: workspace,
                    channel: channel.id,
                    database: database,
                    progress: progress,
                    ambient: ambient,
                    logger: logger
                ),
                hands: hands,
                ambient: ambient,
                logger: logger
            ).run()
        } catch {
            logger.error("A channel cannot send", metadata: ["channel.id": "\(channel)", "error": "\(error)"])
            try? await ambient.sleep(.seconds(1))
        }
    }

    private func line(_ workspace: WorkspaceID) -> OutgoingLine {
        OutgoingLine(
            database: database,
            ambient: ambient,
            progress: progress,
            workspace: workspace,
            owner: owner
        )
    }

    /// Every five seconds: what a dead process had in its hands is of unknown outcome.
    private func sweep() async {
        let sweeper = OrphanSweeper(database: database, ambient: ambient, progress: progress, logger: logger)
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            await sweeper.sweep()
            do {
                try await cancelWhenGracefulShutdown { try await ambient.sleep(.seconds(5)) }
            } catch { return }
        }
    }

    /// The channels that a task of this process is sending for.
    private final class Busy: Sendable {
        private let channels = Mutex<Set<ChannelID>>([])

        func start(_ channel: ChannelID) -> Bool {
            channels.withLock { $0.insert(channel).inserted }
        }

        func end(_ channel: ChannelID) {
            channels.withLock { _ = $0.remove(channel) }
        }
    }
}
