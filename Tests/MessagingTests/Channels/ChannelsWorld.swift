import CloudAPI
import Events
@testable import Messaging
import Primitives
import Storage
import Synchronization
import Workspaces

/// Channels whose Meta is played by the test.
enum ChannelsWorld {
    static func box() throws -> SecretBox { try SecretBox(key: [UInt8](repeating: 7, count: 32)) }

    static func channels(
        _ world: MessagingWorld,
        proving: ChannelService.Proving? = nil,
        _ meta: CloudAPIClient = .unavailable
    ) throws -> ChannelService {
        ChannelService(
            database: world.database,
            ambient: world.ambient,
            box: try box(),
            simulators: [],
            proving: proving,
            client: { _, _ in meta }
        )
    }

    static func check(_ world: MessagingWorld, _ told: ToldNotices, _ meta: CloudAPIClient = .unavailable) throws
        -> ChannelCheck
    {
        ChannelCheck(
            channels: try channels(world, meta),
            events: EventLog(ambient: world.ambient, subscribers: []),
            tell: { notice, _, _ in told.note(notice) }
        )
    }

    /// Puts real secrets where the world has none.
    static func seal(_ world: MessagingWorld) async throws {
        let (token, secret) = (
            try box().seal("token", for: "channel token \(world.workspace)"),
            try box().seal("secret", for: "channel secret \(world.workspace)")
        )
        try await world.database.write { transaction in
            try transaction.run("UPDATE channels SET access_token = \(token), app_secret = \(secret)")
        }
    }
}

final class ToldNotices: Sendable {
    private let state = Mutex<[ChannelNotice]>([])
    var all: [ChannelNotice] { state.withLock { $0 } }

    func note(_ notice: ChannelNotice) {
        state.withLock { $0.append(notice) }
    }
}
