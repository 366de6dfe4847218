import CloudAPI
import Contacts
import Logging
import Primitives
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Messaging

/// What people wait for, while a campaign is leaving.
@Suite struct PressingTests {
    @Test(arguments: TestDatabase.all)
    func `Answers leave before the rest of what a campaign has in hand, in the order they were written`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(40)
        let (customer, other) = (try await world.writer(), try await world.writer("919800000078"))
        let sent = Sent()
        var api = CloudAPIClient.unavailable
        api.send = { message, _ in
            sent.add(message)
            if sent.all.count == 1 {
                for text in ["First", "Second"] { _ = try? await world.sendText(text, to: customer) }
                _ = try? await world.sendText("Other", to: other)
                sent.answer()
            }
            return .refused(MessagingWorld.refusal(131_026))
        }
        let sender = sender(world, api)
        let running = Task { await sender.run() }
        while sent.all.isEmpty { try await step(world.clock) }
        // Nothing else leaves until they are written.
        while !sent.isAnswered { try await Task.sleep(for: .milliseconds(2)) }
        // The notice comes on PostgreSQL's own way.
        try await Task.sleep(for: .milliseconds(200))
        while sent.all.count < 43 { try await step(world.clock) }
        await running.value

        let first = sent.all.prefix(10)
        #expect(first.contains("First") && first.contains("Other"), "ten of the campaign were in hand: \(first)")
        // The second to one customer waits for what came of the first.
        let places = ["First", "Second"].compactMap(sent.all.firstIndex)
        #expect(places.count == 2 && places == places.sorted(), "\(sent.all)")
        let waiting = try await world.database.read { transaction in
            try transaction.row("SELECT count(*) AS count FROM messages WHERE direction = 'out' AND state IN (0, 1)")
        }
        #expect(try waiting?["count"] == 0)
    }

    private func sender(_ world: MessagingWorld, _ api: CloudAPIClient) -> ChannelSender {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let media = MediaService(database: world.database, ambient: world.ambient)
        return ChannelSender(
            line: world.line(),
            api: api,
            media: MediaHandover(media: media, api: api, workspace: world.workspace, channel: world.channel),
            channel: world.channel,
            outcomes: OutcomeWriter(
                workspace: world.workspace,
                channel: world.channel.id,
                database: world.database,
                progress: world.service.progress,
                ambient: world.ambient,
                logger: logger
            ),
            hands: Hands(),
            ambient: world.ambient,
            logger: logger
        )
    }

    /// The time of one message at 80 a second, and a moment for whoever is woken.
    private func step(_ clock: TestClock) async throws {
        clock.advance(by: .milliseconds(13))
        try await Task.sleep(for: .milliseconds(2))
    }

    /// What left, in order: the words of a text, the kind of anything else.
    private final class Sent: Sendable {
        private let state = Mutex((words: [String](), isAnswered: false))

        var all: [String] { state.withLock(\.words) }
        var isAnswered: Bool { state.withLock(\.isAnswered) }

        func add(_ message: OutboundMessage) {
            guard case .other(let type, let content) = message.content else { return }
            state.withLock { $0.words.append(content["body"]?.string ?? type) }
        }

        func answer() { state.withLock { $0.isAnswered = true } }
    }
}
