import CloudAPI
import Credits
import Logging
import Primitives
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Messaging

/// Case 21: a database that was put back sends nothing, neither what is new nor what waits in it.
@Suite(.timeLimit(.minutes(2)))
struct RestoredTests {
    private func dispatcher(_ world: MessagingWorld) throws -> Dispatcher {
        Dispatcher(
            database: world.database,
            ambient: world.ambient,
            progress: world.service.progress,
            channels: ChannelService(
                database: world.database,
                ambient: world.ambient,
                box: try SecretBox(key: [UInt8](repeating: 7, count: 32)),
                simulators: []
            ) { _, _ in .unavailable },
            media: MediaService(database: world.database, ambient: world.ambient),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    @Test(arguments: TestDatabase.all)
    func `Case 21: what waits stays in line and what is new is refused, until somebody has looked`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(3)
        let writer = try await world.writer()
        let dispatcher = try dispatcher(world)
        #expect(await dispatcher.work().map(\.channel) == [world.channel.id])
        let (ambient, now) = (world.ambient, world.clock.now)

        try await world.database.write { transaction in
            let marks = InstanceMarks(transaction, ambient: ambient)
            let mine = try marks.mark(message: 0)
            let marker = InstanceMark(name: mine.name, journal: mine.journal + 1, message: 0, at: now)
            _ = try marks.compare(mine, with: marker)
        }

        #expect(await dispatcher.work().isEmpty)
        await #expect(throws: CreditError.restored(now)) { try await world.sendText("Hello", to: writer) }
        #expect(try await world.database.read { try MessagingFeature.waiting(in: $0) } == 3)

        try await world.database.write { try InstanceMarks($0, ambient: ambient).acknowledge(reason: "looked") }
        #expect(await dispatcher.work().map(\.channel) == [world.channel.id])
        _ = try await world.sendText("Hello", to: writer)
    }
}
