import Contacts
import Credits
import Primitives
import Routes
import Storage
import Templates
import TestSupport
import Testing

@testable import Campaigns

/// Whom a campaign goes to, and why others are left out.
@Suite struct CampaignAudienceTests {
    /// Contacts named A, B, … with numbers that end in 001, 002, …
    private func contacts(_ world: CampaignWorld, _ names: [String]) async throws -> [ContactID] {
        try await world.database.write { transaction in
            let store = ContactStore(transaction, ambient: world.ambient)
            return try names.enumerated().map { place, name in
                let number = PhoneNumber("+9181210\(10_001 + place)")
                let identities = ContactIdentities(phone: number, name: name)
                return try store.resolve(workspace: CampaignWorld.here, identities: identities, source: .manual).id
            }
        }
    }

    private func draft(
        _ world: CampaignWorld,
        _ audience: Audience,
        _ change: (inout CampaignWish) -> Void = { _ in }
    ) async throws -> CampaignID {
        var wish = CampaignWish(
            name: "Spring",
            channel: CampaignWorld.channel,
            template: try await world.template().id,
            variables: ["body.1": VariableSource(field: "firstName", fallback: "there")]
        )
        wish.audience = audience
        change(&wish)
        return try await world.campaigns.create(wish, by: world.caller).campaign.id
    }

    private func tag(_ world: CampaignWorld, _ contacts: [ContactID]) async throws -> TagID {
        let tag = Tag(id: world.ambient.id(), kind: .contact, name: "Gold", colour: .green)
        try await world.database.write { transaction in
            let store = TagStore(transaction, in: CampaignWorld.here)
            _ = try store.insert(tag, at: world.clock.now)
            _ = try store.add(tag.id, to: contacts.map { SubjectID(rawValue: $0.rawValue) })
        }
        return tag.id
    }

    @Test(arguments: TestDatabase.all)
    func `Everybody but those of an exclusion, each with the reason, and the count says the same`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind)
        let people = try await contacts(world, ["Ada Byron", "Bob", "Cat", "Dan", "Eve"])
        try await world.block("+918121010002")
        let gold = try await tag(world, [people[2]])
        let id = try await draft(
            world,
            Audience(sources: [.init(.all)], exclude: [.init(.tag, id: "\(gold)"), .init(.contacts, ids: [people[3]])])
        )
        let estimate = try await world.campaigns.estimate(id, in: CampaignWorld.here)
        #expect(estimate.recipients == 2)

        try await world.campaigns.countAudience(id, by: world.caller)
        #expect(try await world.campaigns.audience(id, in: CampaignWorld.here).counted == nil)
        try await world.work()
        let counted = try #require(try await world.campaigns.audience(id, in: CampaignWorld.here).counted)
        #expect(counted.matched == 5)
        #expect(counted.reachable == 2)
        #expect(counted.excluded == [-2: 1, -29: 2])
        #expect(counted.sample.map(\.name) == ["Ada Byron", "Eve"])

        try await world.start(id)
        let recipients = try await world.recipients(id)
        #expect(recipients.map(\.state) == [.queued, .skipped, .skipped, .skipped, .queued])
        #expect(recipients.map(\.errorCode) == [nil, -2, -29, -29, nil])
        #expect(try await world.campaign(id).estimated == estimate.total)
        let texts = try await world.database.read {
            try $0.rows("SELECT text FROM fake_messages ORDER BY reference").map { try $0["text"] as String }
        }
        #expect(texts == ["Hi Ada, your order is on its way.", "Hi Eve, your order is on its way."])
        try await world.expectSound(id)
        try await world.dispatch(id)
        try await world.work()
        #expect(try await world.campaign(id).state == .completed)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Of several sources everybody is written to once`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let people = try await contacts(world, ["Ada", "Bob"])
        let gold = try await tag(world, people)
        let file = try await world.file(Array("Name,Phone\nAda again,+918121010001\nFay,+918121010006\n".utf8))
        let pasted = "+918121010002, Bob\n081210 10007; Gil\n\nnobody\n+918121010007\n"
        let id = try await draft(
            world,
            Audience(sources: [
                .init(.tag, id: "\(gold)"), .init(.contacts, ids: [people[0]]), .init(.import, id: "\(file.id)"),
                .init(.numbers, text: pasted),
            ])
        )
        try await world.campaigns.countAudience(id, by: world.caller)
        try await world.work()
        let counted = try #require(try await world.campaigns.audience(id, in: CampaignWorld.here).counted)
        #expect(counted.reachable == 4)
        #expect(counted.excluded == [-20: 3, -28: 1])
        #expect(try await world.campaigns.estimate(id, in: CampaignWorld.here).recipients == 4)

        try await world.start(id)
        let recipients = try await world.recipients(id)
        let queued = recipients.filter { $0.state == .queued }.map(\.name)
        #expect(queued == ["Ada", "Bob", "Fay", "Gil"])
        #expect(recipients.filter { $0.errorCode == -20 }.count == 3)
        #expect(recipients.filter { $0.errorCode == -28 }.map(\.name) == ["nobody"])
        #expect(try await world.count("SELECT count(*) AS count FROM fake_messages") == 4)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Nothing of an erased person is left in an audience in which they stand twice`(kind: TestDatabase) async throws
    {
        let world = try await CampaignWorld(kind)
        let people = try await contacts(world, ["Zebediah", "Bob"])
        let file = try await world.file(Array("Name,Phone\nZebediah Quux,+918121010001\n".utf8))
        let id = try await draft(
            world,
            Audience(sources: [
                .init(.contacts, ids: people), .init(.import, id: "\(file.id)"),
                .init(.numbers, text: "+918121010001, Zebediah too\n+918121010002, Bob too\n"),
            ])
        )
        try await world.start(id)
        #expect(try await world.recipients(id).count == 5)

        let counts = try await world.database.write { transaction in
            let store = ContactStore(transaction, ambient: world.ambient)
            let identities = try store.identities(of: people[0], in: CampaignWorld.here)
            let person = ErasedPerson(contact: people[0], identities: identities, name: "Zebediah")
            return try Eraser.recipients.run(transaction, CampaignWorld.here, person)
        }

        #expect(counts["campaign_recipients"] == 3)
        let left = try await world.recipients(id).filter {
            $0.name.contains("ebediah") || $0.phone == PhoneNumber("+918121010001")
        }
        #expect(left.isEmpty)
        #expect(try await world.recipients(id).filter { $0.phone == PhoneNumber("+918121010002") }.count == 2)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `A pasted exclusion and an earlier campaign's people leave out whom they name`(kind: TestDatabase) async throws
    {
        let world = try await CampaignWorld(kind)
        _ = try await contacts(world, ["Ada", "Bob", "Cat"])
        let first = try await draft(world, Audience(sources: [.init(.all)]))
        try await world.start(first)
        world.whatsApp.fail(131_026, attempts: 1)
        try await world.dispatch(first, limit: 1)
        try await world.work()

        let again = try await draft(
            world,
            Audience(
                sources: [.init(.retarget, campaign: first, outcome: .failed)],
                exclude: [.init(.numbers, text: "+918121010003")]
            )
        )
        try await world.start(again)
        #expect(try await world.recipients(again).map(\.errorCode) == [nil, nil, -29])
        let none = try await draft(
            world,
            Audience(sources: [.init(.retarget, campaign: first, outcome: .deliveredNotRead)])
        )
        try await world.start(none)
        #expect(try await world.campaign(none).failure?.code == .nobodyLeft)
    }

    @Test(arguments: TestDatabase.all)
    func `A missing value, a missing number and a missing yes leave a person out`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        try await world.database.write { try $0.run("UPDATE templates SET category = 'MARKETING'") }
        let people = try await contacts(world, ["Ada", "", "Cat", "Dan"])
        try await world.consent("+918121010003", .no)
        try await world.database.write { transaction in
            try transaction.run("UPDATE contacts SET phone = NULL WHERE id = \(people[3])")
        }
        let id = try await draft(world, Audience(sources: [.init(.all)])) {
            $0.variables = ["body.1": VariableSource(field: "name")]
        }
        try await world.start(id)
        #expect(try await world.recipients(id).map(\.errorCode) == [nil, -22, -1, -27])

        try await world.consent("+918121010001", .yes)
        let strict = try await draft(world, Audience(sources: [.init(.all)], onlyConsented: true))
        try await world.start(strict)
        #expect(try await world.recipients(strict).map(\.errorCode) == [nil, -26, -1, -26])
        try await world.expectSound(strict)
    }

    @Test(arguments: TestDatabase.all)
    func `Above the channel's cap nobody gets more marketing, and other messages go out`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind)
        try await world.database.write { try $0.run("UPDATE templates SET category = 'MARKETING'") }
        _ = try await contacts(world, ["Ada"])
        var settings = CampaignSettings()
        settings.cap = .init(messages: 1, days: 7)
        try await world.campaigns.set(settings, of: CampaignWorld.channel, by: world.caller)
        let first = try await draft(world, Audience(sources: [.init(.all)]))
        let second = try await draft(world, Audience(sources: [.init(.all)]))
        try await world.start(first)
        #expect(try await world.recipients(first).map(\.state) == [.queued])
        try await world.start(second)
        #expect(try await world.recipients(second).map(\.errorCode) == [-30])
        try await world.database.write { try $0.run("UPDATE templates SET category = 'UTILITY'") }
        let third = try await draft(world, Audience(sources: [.init(.all)]))
        try await world.start(third)
        #expect(try await world.recipients(third).map(\.state) == [.queued])
    }

    @Test(arguments: TestDatabase.all)
    func `An audience of many is written down in slices, with prices by country`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind, points: 10_000_000)
        let count = 45_000
        try await world.database.write { transaction in
            try transaction.run(
                """
                INSERT INTO contacts (workspace_id, id, name, phone, country, opt_in, source, folded_name, folded_last, created_at)
                WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < \(raw: "\(count)"))
                SELECT \(raw: "\(CampaignWorld.here.rawValue)"), 1000000 + n, 'Person', CASE WHEN n % 2 = 0 THEN '+91812' ELSE '+4915' END || (1000000 + n), 'IN', 'yes',
                 'manual', 'person', '', 1 FROM numbers
                """
            )
        }
        let id = try await draft(world, Audience(sources: [.init(.all)]))
        let estimate = try await world.campaigns.estimate(id, in: CampaignWorld.here)
        #expect(estimate.recipients == count)
        #expect(Set(estimate.lines.map(\.market)) == ["India", "Germany"])
        _ = try await world.campaigns.start(id, at: nil, by: world.caller)
        while try await world.campaign(id).state == .starting { try await world.step(id) }
        let campaign = try await world.campaign(id)
        #expect(campaign.counts.audience == count)
        #expect(campaign.estimated == estimate.total)
        #expect(try await world.count("SELECT count(DISTINCT row_number) AS count FROM campaign_recipients") == count)
    }

    @Test func `The split is the same in Swift and in SQL, and near its shares`() async throws {
        let world = try await CampaignWorld(.sqlite)
        var options = CampaignOptions()
        options.holdout = 10
        let template = try await world.template().id
        options.variants = [("a", 50), ("b", 50)].map {
            Variant(key: $0.0, name: "", template: template, variables: [:], share: $0.1)
        }
        options.winner = WinnerRule(by: .read, afterHours: 1, sample: 40)
        for seed in 1...5 {
            let split = Split(CampaignID(rawValue: Int64(seed) * 7_000_000_000_019), options)
            let ids = (0..<4_000).map {
                ContactID(rawValue: 1_786_400_000_000_000_000 + Int64($0) * 4_096 * Int64(seed))
            }
            var counts: [String: Int] = [:]
            for id in ids { counts[split.isHeldOut(id) ? "held" : split.variant(of: id) ?? "rest", default: 0] += 1 }
            for (key, share) in [("held", 400), ("a", 720), ("b", 720), ("rest", 2_160)] {
                let count = try #require(counts[key])
                #expect(abs(count - share) < share / 4, "seed \(seed): \(key) \(count)")
            }
            let inSQL = try await world.database.read { transaction in
                try ids.prefix(50).map { id in
                    try #require(try transaction.row("SELECT \(split.place(of: "CAST(\(id) AS BIGINT)")) AS place"))[
                        "place"
                    ] as Int64
                }
            }
            #expect(inSQL == ids.prefix(50).map { split.place(of: $0) })
        }
    }
}
