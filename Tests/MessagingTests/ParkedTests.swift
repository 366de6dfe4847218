import CloudAPI
import Credits
@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing

/// Statuses that came while their message was just being named.
@Suite(.timeLimit(.minutes(1)))
struct ParkedTests {
    @Test(arguments: TestDatabase.all)
    func `What was parked before the process ended is taken up at the next start, however late that is`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        let sent = try await world.sendAll { _ in .accepted(AcceptedMessage(id: "wamid.0")) }
        let status = WebhookBodies.status("delivered", of: "wamid.0", message: nil, seconds: 1).text()
        try await world.database.write { transaction in
            try ProgressStore(transaction: transaction, workspace: world.workspace)
                .park([("wamid.0", "delivered", world.clock.now, status)], now: world.clock.now)
        }
        world.clock.advance(by: .hours(2))

        let receiver = Task { try await world.receiver.run() }
        await world.clock.untilSleeping()
        receiver.cancel()
        _ = await receiver.result

        #expect(try await world.message(sent[0].id).state == .delivered)
        #expect(try await world.credits.verify().isEmpty)
    }
}
