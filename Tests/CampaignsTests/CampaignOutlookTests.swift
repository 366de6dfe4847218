import Credits
import Dispatch
import Primitives
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// What a campaign will probably cost.
struct CampaignOutlookTests {
    @Test(arguments: TestDatabase.all)
    func `Without a past it is assumed, with one it goes by what arrived, and the most is the estimate`(
        kind: TestDatabase
    ) async throws {
        let world = try await CampaignWorld(kind)
        let first = try await world.draft(try await world.people(400))
        let before = try await world.campaigns.outlook(first, in: CampaignWorld.here)
        #expect(before.isAssumed)
        #expect(before.expected.times(10) == before.estimate.total.times(9))
        #expect(before.least.times(2) == before.estimate.total)

        try await world.start(first)
        try await world.dispatch(first)
        let outcomes = (try await world.recipients(first)).map { world.whatsApp.outcome(of: $0.row) }
        let delivered = Int64(outcomes.count { $0 == .delivered || $0 == .read })
        let all = delivered + Int64(outcomes.count { $0 == .failed(131_026) })
        let second = try await world.draft(try await world.people(400))
        let after = try await world.campaigns.outlook(second, in: CampaignWorld.here)

        #expect(!after.isAssumed)
        let line = try #require(after.estimate.lines.first)
        #expect(after.past.record(line.category, line.market)?.usual == DeliveryShare(delivered, of: all))
        #expect(after.expected == DeliveryShare(delivered, of: all).points(of: after.estimate.total))
        // All of them on one day.
        #expect(after.least == after.expected && after.expected < after.estimate.total)
        #expect(after.estimate == (try await world.campaigns.estimate(second, in: CampaignWorld.here)))
    }

    @Test(arguments: TestDatabase.all)
    func `Who can add credits is told once of a campaign that is being made and has too few`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind, points: 10)
        let id = try await world.draft(try await world.people(2_000))
        let count: SQL = "SELECT count(*) AS count FROM notices WHERE kind = 'campaign.short'"
        for _ in 0..<3 { _ = try await world.campaigns.outlook(id, in: CampaignWorld.here) }
        #expect(try await world.count(count) == 1)
        let title: String? = try await world.database.read { try $0.row("SELECT title FROM notices")?["title"] }
        #expect(
            title?.hasPrefix("“Spring” is being made and ") == true
                || title?.hasPrefix("Spring is being made and ") == true
        )

        let few = try await world.draft(try await world.people(1))
        #expect(try await world.campaigns.outlook(few, in: CampaignWorld.here).estimate.shortBy == nil)
        #expect(try await world.count(count) == 1)
    }

    @Test func `What was told is asked for without a write, so a look waits for nobody who writes`() async throws {
        let world = try await CampaignWorld(.sqlite, points: 10)
        let id = try await world.draft(try await world.people(2_000))
        _ = try await world.campaigns.outlook(id, in: CampaignWorld.here)
        let (database, looked) = (world.database, DispatchSemaphore(value: 0))
        let (writing, begun) = AsyncStream.makeStream(of: Void.self)
        let writer = Task {
            try await database.write { _ in
                begun.finish()
                return looked.wait(timeout: .now() + 10) == .success
            }
        }
        for await _ in writing {}

        _ = try await world.campaigns.outlook(id, in: CampaignWorld.here)
        looked.signal()

        #expect(try await writer.value)
    }
}
