@testable import CloudAPI
import Foundation
@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// What is known of a number, and what people are told of it.
struct ChannelHealthTests {
    @Test(
        arguments: [
            ("TIER_250", 250), ("TIER_2K", 2_000), ("TIER_100K", 100_000), ("TIER_UNLIMITED", nil), ("-1", nil),
            ("2000", 2_000), ("tier_1k", 1_000),
        ] as [(String, Int?)]
    )
    func `Meta's words for limits are read`(word: String, people: Int?) throws {
        let tier = try #require(MessagingLimitTier(word))
        #expect(tier.people == people)
    }

    @Test(arguments: ["", "TIER_", "TIER_X", "0", "TIER_-5", "NOT_SET"])
    func `Others are none`(word: String) {
        #expect(MessagingLimitTier(word) == nil)
    }

    @Test(arguments: TestDatabase.all)
    func `What became of a number is told once, and what was not known before is no news`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let told = ToldNotices()
        let check = try ChannelsWorld.check(world, told)
        func keep(_ change: @escaping @Sendable (inout NumberState) -> Void) async throws -> [String] {
            let before = told.all.count
            try await world.database.write { transaction in
                let channel = try #require(try ChannelStore(transaction).find(world.workspace, world.channel.id))
                var state = channel.numberState
                change(&state)
                try check.keep(state, of: channel.id, in: world.workspace, transaction)
            }
            return told.all.dropFirst(before).map(\.kind.rawValue)
        }

        let first = try await keep {
            ($0.numberStatus, $0.nameStatus, $0.messagingLimit) = ("CONNECTED", "PENDING_REVIEW", "TIER_250")
        }
        #expect(first.isEmpty)
        #expect(try await keep { $0.quality = "YELLOW" } == ["channel.quality"])
        #expect(try await keep { $0.quality = "GREEN" } == [])
        #expect(try await keep { $0.nameStatus = "APPROVED" } == ["channel.name"])
        #expect(try await keep { $0.messagingLimit = "TIER_2K" } == ["channel.limit"])
        #expect(try await keep { $0.messagingLimit = "2000" } == [])
        #expect(try await keep { $0.numberStatus = "RESTRICTED" } == ["channel.state"])
        #expect(try await keep { _ in } == [])
        #expect(Set(told.all.map(\.key)).count == told.all.count)
    }

    @Test(arguments: TestDatabase.all)
    func `People written to outside their window count once a day against the limit of all numbers of an account`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(3)
        let claimed = try await world.line().claim(world.channel, limit: 10)
        #expect(claimed.count == 3)
        let id = claimed[0].conversation
        let at = world.ambient.now()
        try await world.database.write { transaction in
            // One of them has just written.
            try transaction.run("UPDATE conversations SET window_until = \(at + .hours(1)) WHERE id = \(id)")
            let store = ReachedStore(transaction: transaction, workspace: world.workspace)
            try store.note(claimed, on: world.channel.id, at: at)
            try store.note(claimed, on: world.channel.id, at: at + .seconds(1))
        }
        func count(_ since: Timestamp, _ waba: String = MessagingWorld.wabaID, in workspace: WorkspaceID? = nil)
            async throws -> Int
        {
            try await world.database.read {
                try ReachedStore(transaction: $0, workspace: workspace ?? world.workspace).count(
                    wabaID: waba,
                    since: since
                )
            }
        }
        #expect(try await count(at - .hours(24)) == 2)
        #expect(try await count(at + .seconds(1)) == 0)
        #expect(try await count(at - .hours(24), "1") == 0)
        #expect(try await count(at - .hours(24), in: WorkspaceID(rawValue: 8)) == 0)
        let pruned = try await world.database.write(.normal) {
            try ReachedStore.prune(before: at + .days(1), limit: 10, in: $0)
        }
        #expect(pruned == 2)
        #expect(try await count(at - .hours(24)) == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `Webhooks are late when Meta took a message and says nothing for five minutes`(kind: TestDatabase) async throws
    {
        let world = try await MessagingWorld(kind)
        func isLate() async throws -> Bool {
            let now = world.ambient.now()
            return try await world.database.read { transaction in
                let channel = try #require(try ChannelStore(transaction).find(world.workspace, world.channel.id))
                return try ChannelHealthBody(channel, in: world.workspace, now: now, transaction).webhook.late
            }
        }
        func accept() async throws {
            let now = world.ambient.now()
            try await world.database.write {
                try ChannelHealthStore(transaction: $0, workspace: world.workspace).expect(world.channel.id, at: now)
            }
        }
        #expect(try await isLate() == false)
        try await accept()
        world.clock.advance(by: .minutes(4))
        try await accept()
        #expect(try await isLate() == false)
        world.clock.advance(by: .minutes(2))
        #expect(try await isLate())
        _ = try await world.writer()
        #expect(try await isLate() == false)
        world.clock.advance(by: .seconds(30))
        // One has just come: another is on its way.
        try await accept()
        world.clock.advance(by: .minutes(10))
        #expect(try await isLate() == false)
    }

    @Test(arguments: TestDatabase.all)
    func `What Meta told of a number is listed in words, and what it told of customers is not`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let bodies: [(String, String)] = [
            (
                "phone_number_name_update",
                #"{"decision":"REJECTED","requested_verified_name":"X","rejection_reason":"NAME_NOT_CONSISTENT"}"#
            ),
            ("user_preferences", #"{"wa_id":"919800000001"}"#),
            ("business_capability_update", #"{"max_daily_conversations_per_business":"TIER_2K"}"#),
            ("history", #"{"messages":["secret"]}"#),
        ]
        try await world.database.write { transaction in
            for (number, (field, body)) in bodies.enumerated() {
                try transaction.run(
                    """
                    INSERT INTO channel_notices (workspace_id, id, channel_id, inbox_id, place, field, body, at)
                    VALUES (\(world.workspace), \(number + 1), \(world.channel.id), \(number + 1), 0, \(field), \(body), 5)
                    """
                )
            }
        }
        let found = try await world.database.read {
            try ChannelNoticeReader(transaction: $0, workspace: world.workspace)
                .page(world.channel.id, after: nil, limit: 10).map(ChannelNoticeBody.init)
        }
        #expect(
            found.map(\.words) == [
                "The messaging limit: 2000 people a day.",
                "Display name “X”: rejected. It is not the name that the business uses elsewhere.",
            ]
        )
        let strange = try await world.database.read {
            try ChannelNoticeReader(transaction: $0, workspace: WorkspaceID(rawValue: 8))
                .page(world.channel.id, after: nil, limit: 10)
        }
        #expect(strange.isEmpty)
    }

    @Test func `Every way that a message fails has words and advice`() {
        #expect(MessageErrorBody.all.count > 120)
        for error in MessageErrorBody.all {
            #expect(!error.title.isEmpty && !error.words.isEmpty && error.advice.count > 15, "\(error.code)")
        }
        #expect(MessageErrorBody.all.contains { $0.code == 131049 && $0.retryable })
        #expect(MessageErrorBody.all.contains { $0.code == 131050 && !$0.retryable })
    }

    @Test(arguments: [
        (#"{"about":""}"#, "about"), (#"{"description":"LONG"}"#, "description"), (#"{"email":"nobody"}"#, "email"),
        (#"{"websites":["example.com"]}"#, "websites"), (#"{"websites":["javascript:alert(1)"]}"#, "websites"),
        (#"{"websites":["https://a.example","https://b.example","https://c.example"]}"#, "websites"),
        (#"{"vertical":"SPACE"}"#, "vertical"),
    ])
    func `A profile that Meta would refuse is refused here, by its field`(text: String, field: String) throws {
        let long = text.replacing("LONG", with: String(repeating: "x", count: 513))
        let body = try JSONDecoder().decode(ChannelProfileBody.self, from: Data(long.utf8))
        let problem = #expect(throws: Problem.self) { try body.checked() }
        #expect(problem?.errors.map(\.field) == [field])
    }
}
