import CloudAPI
import Credits
import Jobs
import Logging
@testable import Messaging
import Primitives
import Storage
import Synchronization
import TestSupport
import Testing

/// What the wallet's own upkeep settles is seen on the messages, in the same commit.
@Suite(.timeLimit(.minutes(2)))
struct SettlementTests {
    /// What observers were told, a campaign for one.
    private final class Told: Sendable {
        private let changes = Mutex<[MessageChange]>([])

        var all: [MessageChange] { changes.withLock { $0 } }

        var observer: MessageObserver {
            { _, _, changes in self.changes.withLock { $0 += changes } }
        }
    }

    /// Runs the wallet's job once, at the time it is now.
    private func keepUp(_ world: MessagingWorld) async throws {
        let worker = JobWorker(
            database: world.database,
            ambient: world.ambient,
            handlers: world.credits.jobHandlers(onSettled: world.service.settlementObserver),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await worker.run() }
            while try await isDue(world) { try await Task.sleep(for: .milliseconds(5)) }
            group.cancelAll()
        }
    }

    /// A rate of marketing messages to India, in millionths of a rupee.
    private func price(_ rate: Int64?, from day: String, _ world: MessagingWorld) async throws {
        let sheet = RateSheet(
            currency: "INR",
            effective: try #require(CivilDay(day)),
            rates: [PriceKey(market: "India", category: .marketing): rate]
        )
        _ = try await world.credits.importPrices(sheet, source: "test", dryRun: false)
    }

    private func isDue(_ world: MessagingWorld) async throws -> Bool {
        let now = world.clock.now
        let next: Timestamp? = try await world.database.read {
            try $0.row("SELECT run_at FROM jobs WHERE kind = 'credits.upkeep'")?["run_at"]
        }
        return next.map { $0 <= now } ?? true
    }

    @Test(arguments: TestDatabase.all)
    func `A message that was sent and never heard of again expires with its charge`(kind: TestDatabase) async throws {
        let told = Told()
        let world = try await MessagingWorld(kind, observers: [told.observer])
        try await world.queueCampaign(3)
        let claimed = try await world.sendAll { .accepted(AcceptedMessage(id: "wamid.\($0.reference ?? -1)")) }
        try await world.receive([
            WebhookBodies.body(statuses: [
                WebhookBodies.status("sent", of: "wamid.0", message: claimed[0].id, seconds: 1),
                WebhookBodies.status("read", of: "wamid.2", message: claimed[2].id, seconds: 1),
            ])
        ])

        world.clock.advance(by: .hours(73))
        try await keepUp(world)

        for message in claimed[0...1] {
            #expect(try await world.message(message.id).state == .expired)
            #expect(try await world.message(message.id).charged == .zero)
            #expect(told.all.last { $0.message == message.id }?.to == .expired)
        }
        // Read, and nothing was said of its price: it has arrived, and costs nothing.
        #expect(try await world.message(claimed[2].id).state == .read)
        #expect(try await world.wallet().held == .zero)
        #expect(try await world.credits.verify().isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Case 2: a read that Meta prices is charged, with no delivered at all and with one that comes later`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(2)
        let claimed = try await world.sendAll { .accepted(AcceptedMessage(id: "wamid.\($0.reference ?? -1)")) }

        for (number, message) in claimed.enumerated() {
            let read = WebhookBodies.status(
                "read",
                of: "wamid.\(number)",
                message: message.id,
                seconds: 5,
                isPriced: true
            )
            try await world.receive([WebhookBodies.body(statuses: [read])])
        }
        let delivered = WebhookBodies.status("delivered", of: "wamid.1", message: claimed[1].id, seconds: 3)
        try await world.receive([WebhookBodies.body(statuses: [delivered])])

        let price = Points(micro: 863_100)
        for message in claimed {
            #expect(try await world.message(message.id).state == .read)
            #expect(try await world.message(message.id).charged == price)
        }
        #expect(try await world.wallet().spent == price + price)
        #expect(try await world.wallet().held == .zero)
    }

    @Test(arguments: TestDatabase.all)
    func `Case 8: a status that another channel of the workspace brings changes neither message nor charge`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        let message = try await world.sendAll { _ in .accepted(AcceptedMessage(id: "wamid.0")) }[0].id
        let before = try await world.fingerprint()
        let at = world.ambient.now()

        try await world.database.write { transaction in
            try world.service.progress.apply(
                [News(message: message, state: .delivered, at: at, word: .billable(.marketing, at: at))],
                workspace: world.workspace,
                channel: ChannelID(rawValue: world.channel.id.rawValue + 1),
                in: transaction
            )
        }

        #expect(try await world.fingerprint() == before)
    }

    @Test(arguments: TestDatabase.all)
    func `A delivery that is priced later is charged on the message and told to its campaign`(kind: TestDatabase)
        async throws
    {
        let told = Told()
        let world = try await MessagingWorld(kind, observers: [told.observer])
        try await world.queueCampaign(1)
        let message = try await world.sendAll { _ in .accepted(AcceptedMessage(id: "wamid.0")) }[0].id
        // Meta's next card has no figure for India.
        try await price(nil, from: "2026-11-01", world)
        try await world.receive([
            WebhookBodies.body(statuses: [
                WebhookBodies.status("delivered", of: "wamid.0", message: message, seconds: 1)
            ])
        ])
        #expect(try await world.message(message).charged == nil)

        try await price(900_000, from: "2026-11-20", world)
        world.clock.advance(by: .hours(2))
        try await keepUp(world)

        let price = Points(micro: 900_000)
        #expect(try await world.message(message).charged == price)
        #expect(try await world.message(message).state == .delivered)
        let last = told.all.last { $0.message == message }
        #expect(last?.charged == price && last?.from == .delivered && last?.to == .delivered)
        #expect(try await world.wallet().spent == price)
    }
}
