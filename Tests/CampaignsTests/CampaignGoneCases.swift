import Credits
import Primitives
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// Case 8 of credits.md: a charge follows its message, whatever became of what the message was sent for.
struct CampaignGoneCases {
    @Test(arguments: TestDatabase.all)
    func `Case 8: statuses of a campaign that was deleted are settled by their messages`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(60))
        try await world.start(id)
        let rows = try await world.whatsApp.claim(world, id, limit: 60)
        #expect(rows.count == 60)
        let held = try await world.wallet().held

        // Nothing of the program deletes what has begun; whoever does must leave the ledger whole.
        try await world.database.write { transaction in
            for table in ["campaign_hours", "campaign_recipients"] {
                try transaction.run("DELETE FROM \(raw: table) WHERE campaign_id = \(id)")
            }
            try transaction.run("DELETE FROM campaigns WHERE id = \(id)")
        }
        try await world.whatsApp.answer(world, id, rows)

        let outcomes = rows.map { world.whatsApp.outcome(of: $0) }
        let delivered = outcomes.count { $0 == .delivered || $0 == .read }
        let open = outcomes.count { $0 == .sent || $0 == .unknown }
        let price = Points(micro: held.micro / 60)
        let wallet = try await world.wallet()
        #expect(delivered > 0 && outcomes.contains(.failed(131_026)))
        #expect(wallet.spent == price.times(Int64(delivered)))
        #expect(wallet.held == price.times(Int64(open)))
        #expect(try await world.credits.verify().isEmpty)
    }
}
