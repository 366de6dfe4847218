import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import FailedMessages
@testable import Messaging

/// What WhatsApp asks to wait for.
struct FailedWaitTests {
    @Test(arguments: TestDatabase.all)
    func `What failed for a person's limit leaves a day after it failed, and not before`(kind: TestDatabase)
        async throws
    {
        let world = try await FailedWorld(kind)
        let start = world.clock.now
        let fresh = try await world.fail(131_049, to: "+919800000001", ago: .hours(1))
        let old = try await world.fail(131_049, to: "+919800000002", ago: .hours(25))
        let server = try await world.fail(131_000, to: "+919800000003", ago: .hours(1))
        let waiting = try await world.fail(131_049, to: "+919800000004", ago: .hours(2))
        world.own.set(waiting, at: start + .hours(22))
        let all = [fresh, old, server, waiting]

        for isPreview in [true, false] {
            let retried = try await world.failed.retry(all, isPreview: isPreview, by: world.caller())
            #expect([retried.queued, retried.scheduled, retried.left] == [2, 1, 1], "preview \(isPreview)")
            #expect(retried.lastAt == start + .hours(23))
            #expect(retried.refused.isEmpty)
            #expect(try await world.attempts(of: all).count == (isPreview ? 0 : 3))
        }
        let made = try #require(try await world.attempts(of: [fresh]).first)
        #expect(made.sendAt == start + .hours(23))
        #expect(try await world.attempts(of: [old]).first?.sendAt == nil)
        #expect(try await world.attempts(of: [waiting]).isEmpty)
        #expect(try await world.inLine() == 2)

        world.clock.advance(by: .hours(23))
        try await world.database.write { [messaging = world.messaging, here = world.here] in
            try ScheduledSend(service: messaging).send(made.id, in: here, $0)
        }
        #expect(try await world.inLine() == 3)
        let again = try await world.failed.retry([fresh], by: world.caller())
        #expect(again.refused.map(\.problem.code) == ["already-retried"])
    }

    @Test(arguments: TestDatabase.all)
    func `The longest wait is the longest that a message can be scheduled for`(kind: TestDatabase) async throws {
        let world = try await FailedWorld(kind)
        let first = try await world.fail(131_049)
        let made = try await world.messaging.retry(
            first,
            notBefore: world.clock.now + .days(40),
            by: nil,
            in: world.here
        )
        #expect(made.sendAt == world.clock.now + .days(30))
    }
}

extension FailedWorld {
    func attempts(of ids: [MessageID]) async throws -> [Message] {
        try await database.read { [here] in
            try $0.rows("SELECT * FROM messages WHERE workspace_id = \(here) AND retry_of IN \(list: ids) ORDER BY id")
                .map(Message.init)
        }
    }

    /// How many a dispatcher would take now.
    func inLine() async throws -> Int {
        try await database.read { [here] in
            try $0.row(
                "SELECT count(*) AS count FROM messages WHERE workspace_id = \(here) AND state = 0 AND lane < 100"
            )?["count"] ?? 0
        }
    }
}
