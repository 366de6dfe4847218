import CloudAPI
import Contacts
import Credits
import Messaging
import Primitives
import Storage
import TestSupport
import Testing

@testable import Campaigns

struct CampaignReportTests {
    /// Marketing to four countries on Meta's price lists: most are delivered as they were quoted, some fail, some Meta calls
    /// something else, some are free, of some nothing is heard, and some have not left.
    @Test(arguments: TestDatabase.all, [1, 2, 3] as [UInt64])
    func `Estimate and charge differ only where a line says why, and the lines add up to both`(
        kind: TestDatabase,
        seed: UInt64
    ) async throws {
        let world = try await AnswerWorld(kind)
        var generator = SeededGenerator(seed: seed)
        let people = 400
        let id = try await world.send(people)
        var expected = Points.zero
        var statuses: [JSON] = []
        var free: [String: Int] = [:]
        let quotes = Dictionary(
            uniqueKeysWithValues: try await world.recipients(id).map { ($0.row, $0.quote.amount) }
        )
        for row in 1...people {
            switch Int.random(in: 0..<100, using: &generator) {
            case 0..<70:
                statuses.append(world.status("delivered", row, of: id))
                expected += quotes[row] ?? .zero
            case 70..<80: statuses.append(world.status("failed", row, of: id, code: 131_026))
            case 80..<85: statuses.append(world.status("delivered", row, of: id, category: "utility"))
            case 85..<90:
                let type = Bool.random(using: &generator) ? "free_entry_point" : "free_customer_service"
                statuses.append(world.status("delivered", row, of: id, type: type))
                free[type, default: 0] += 1
            default: statuses.append(world.status("sent", row, of: id))
            }
        }
        statuses.shuffle(using: &generator)
        try await world.receive(statuses: statuses)
        try await world.receive(statuses: statuses)

        let costs = try await world.campaigns.report(id, in: world.workspace).costs
        let campaign = try await world.campaigns.find(id, in: world.workspace).campaign
        #expect(costs.lines.reduce(Points.zero) { $0 + $1.estimated } == campaign.estimated, "seed \(seed)")
        #expect(costs.lines.reduce(Points.zero) { $0 + $1.charged } == campaign.charged, "seed \(seed)")
        #expect(costs.charged == campaign.charged)
        let equal = costs.lines.filter { $0.why == nil }
        #expect(equal.allSatisfy { $0.estimated == $0.charged }, "what differs has words")
        #expect(
            equal.reduce(Points.zero) { $0 + $1.charged } == expected,
            "what was delivered as quoted is charged to the point"
        )
        #expect(Set(equal.map(\.market)).count == 4)
        let words = Set(costs.lines.compactMap { $0.why?.words })
        #expect(words.contains("Not delivered: nothing is charged."))
        #expect(words.contains("WhatsApp billed it as utility, and not as marketing."))
        #expect(words.contains("Free: the customer had come from an ad or a page button within 72 hours."))
        #expect(words.contains("Free: the customer had written within 24 hours when it was delivered."))
        #expect(words.contains("The last word has not come: the points are kept until it does."))
        #expect(words.count == 5)
        for (type, beginning) in [
            ("free_entry_point", "Free: the customer had come"),
            ("free_customer_service", "Free: the customer had written"),
        ] {
            let said = costs.lines.filter { $0.words?.hasPrefix(beginning) == true }.reduce(0) { $0 + $1.count }
            #expect(said == free[type], "seed \(seed)")
        }
        #expect(try await world.wallet().spent == campaign.charged)
        #expect(try await world.wallet().held == costs.open)
    }

    @Test(arguments: TestDatabase.all)
    func `The funnel, the reasons and the hours are what happened`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.send(6)
        world.clock.advance(by: .minutes(70))
        try await world.receive(statuses: [
            world.status("delivered", 1, of: id), world.status("read", 1, of: id), world.status("delivered", 2, of: id),
            world.status("failed", 3, of: id, code: 131_049), world.status("failed", 4, of: id, code: 131_026),
            world.status("failed", 5, of: id, code: 131_026),
        ])
        world.clock.advance(by: .hours(2))
        try await world.receive([world.taps("Tell me more", 1, of: id), world.says("Hi", 2)])

        let report = try await world.campaigns.report(id, in: world.workspace)

        #expect(report.attempted == 6)
        #expect(report.sent == 3)
        #expect(report.delivered == 2)
        #expect(report.limited == 1)
        #expect(report.answers == CampaignReport.Answers(replied: 2, clicked: 1, optedOut: 0))
        #expect(report.failed == [.init(code: 131_026, count: 2), .init(code: 131_049, count: 1)])
        #expect(
            report.buttons == [
                .init(number: 0, text: "Tell me more", card: nil, clicks: 1, people: 1),
                .init(number: 2, text: "Stop promotions", card: nil, clicks: 0, people: 0),
            ]
        )
        let start = Timestamp(seconds: AnswerWorld.start)
        #expect(
            report.hours == [
                .init(at: start, sent: 3),
                .init(at: start + .hours(1), delivered: 2, read: 1),
                .init(at: start + .hours(3), replied: 2, clicked: 1),
            ]
        )
    }

    @Test func `A campaign of a year has no more than 200 points, and the same sums`() {
        let hours = (0..<9_000).map {
            CampaignReport.Hour(at: Timestamp(seconds: Int64($0) * 3_600), sent: 1, read: $0 % 2)
        }

        let series = CampaignReport.Hour.series(hours.shuffled())

        #expect(series.count <= 200)
        #expect(series.reduce(0) { $0 + $1.sent } == 9_000)
        #expect(series.reduce(0) { $0 + $1.read } == 4_500)
        #expect(series.map(\.at) == series.map(\.at).sorted())
        #expect(CampaignReport.Hour.series([]).isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Outcomes part a campaign's people, and recipients say how they answered`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.send(6)
        try await world.receive(statuses: [
            world.status("delivered", 1, of: id), world.status("read", 2, of: id), world.status("read", 3, of: id),
            world.status("failed", 4, of: id, code: 131_026), world.status("read", 5, of: id),
        ])
        try await world.receive([
            world.says(String(repeating: "long ", count: 50), 3), world.taps("Tell me more", 5, of: id),
        ])
        let rows: @Sendable (RetargetOutcome) async throws -> [Int] = { outcome in
            try await world.campaigns
                .recipients(id, state: nil, search: nil, outcome: outcome, after: 0, limit: 100, in: world.workspace)
                .map(\.recipient.row)
        }
        #expect(try await rows(.notDelivered) == [4, 6])
        #expect(try await rows(.failed) == [4])
        #expect(try await rows(.deliveredNotRead) == [1])
        #expect(try await rows(.readNotReplied) == [2])
        #expect(try await rows(.replied) == [3, 5])
        #expect(try await rows(.clicked) == [5])

        let shown = try await world.campaigns
            .recipients(id, state: nil, search: nil, after: 0, limit: 100, in: world.workspace)
        #expect(shown[2].words?.count == 100)
        #expect(shown[4].words == "Tell me more")
        #expect(shown[4].button == "Tell me more")
        #expect(shown[4].reply.clickedAt == world.clock.now)
        #expect(shown[0].reply == .none)
    }
}
