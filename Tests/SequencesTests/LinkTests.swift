import Automation
import CloudAPI
import Contacts
import Events
import Messaging
import Primitives
@testable import Sequences
import Storage
import Templates
import TestSupport
import Testing
@testable import TrackedLinks

/// Tracked links in steps, contacts of imports, and merges that are undone.
struct LinkTests {
    private typealias World = SequencesWorld
    private static let shop = TemplateID(rawValue: 14)
    private static let url = "https://shop.example/shoes"

    private func links(_ world: World) -> TrackedLinks {
        TrackedLinks(database: world.database, ambient: world.ambient, publicURL: "https://lodestone.example") {
            try world.hooks.clicked($2, in: $1, $0)
        }
    }

    private func addShop(_ world: World) async throws {
        let components = """
            [{"type":"BODY","text":"New shoes"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"No"},\
            {"type":"URL","text":"Shop","url":"https://lodestone.example/t/{{1}}","example":["x"]}]}]
            """
        try await world.database.write { transaction in
            try transaction.run(
                """
                INSERT INTO templates (workspace_id, id, channel_id, meta_id, name, language, category, status,
                 components, parameter_format, created_at, changed_at)
                VALUES (\(world.workspace), \(Self.shop), \(world.channel.id), '14', 'shop', 'en_US', 'UTILITY',
                 'APPROVED', \(components), 'POSITIONAL', 0, 0)
                """
            )
        }
    }

    private func tracked(_ url: String) -> SequencePlan.Step {
        var step = World.step("a", template: nil)
        step.template = .init(Self.shop, ["button.1.1": .init(tracked: .init(url: url))])
        return step
    }

    @Test(arguments: TestDatabase.all)
    func `Each contact has a link of their own; the first click counts for the step, each for the template`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind)
        try await addShop(world)
        let sequence = try await world.publish([tracked(Self.url), World.step("b", 2)])
        let (asha, ben) = (try await world.person(1), try await world.person(2))
        try await world.enrol(sequence, asha, ben)
        let sent = try await world.pass(.hours(1))
        #expect(sent.count == 2)
        let link = try await world.database.read {
            try #require(try TrackedLinkStore($0, in: world.workspace).links(of: TrackedLink.Owner(sequence)).first)
        }
        #expect(link.url == Self.url)
        let enrolments = try await world.all(of: sequence)
        let tokens = enrolments.map { link.token(for: $0.id.rawValue) }
        #expect(Set(tokens).count == 2 && tokens.allSatisfy { $0.utf8.count == 32 })
        let contents = try await world.database.read { transaction in
            try MessageStore(transaction).all(world.workspace, sent.map(\.message)).map(\.content)
        }
        #expect(tokens.allSatisfy { token in contents.contains { $0.contains(token) } })

        for _ in 0..<2 { #expect(try await links(world).follow(tokens[0], isVisit: true) == Self.url) }
        #expect(try await links(world).follow(String(tokens[1].dropLast()) + "A", isVisit: true) == nil)
        try await world.work()
        #expect(try await world.numbers(sequence, "a").clicked == 1)
        #expect(try await world.path(enrolments[0]) == [.sent, .clicked])
        #expect(try await world.path(enrolments[1]) == [.sent])
        let clicks = try await world.database.read {
            try $0.rows(
                """
                SELECT button, clicked FROM template_numbers
                WHERE workspace_id = \(world.workspace) AND template_id = \(Self.shop) AND clicked > 0 ORDER BY button
                """
            ).map { [try $0["button"] as Int, try $0["clicked"] as Int] }
        }
        #expect(clicks == [[-1, 2], [1, 2]])
        // Nobody is stopped by a click.
        #expect(try await world.pass(.hours(2)).count == 2)
    }

    @Test(arguments: [
        ("javascript:alert(1)", "button.1.1"), ("https://user:p@shop.example", "button.1.1"),
        ("https://shop.example", "button.0.1"), ("https://shop.example", "body.1"),
    ])
    func `Only a web page is led to, and only by a button that leads there`(url: String, key: String) async throws {
        let world = try await World(.sqlite)
        try await addShop(world)
        var plan = SequencePlan()
        var step = tracked(Self.url)
        step.template?.variables[key] = .init(tracked: .init(url: url))
        plan.steps = [step]
        let findings = try await world.feature.service.check(plan, in: world.workspace)
        #expect(findings.contains { !$0.isWarning && $0.path == "steps.0.template.variables.\(key)" })
    }

    @Test(arguments: TestDatabase.all)
    func `A campaign's link that is followed enrols whoever it was sent to`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let campaign = CampaignID(rawValue: 99)
        let sequence = try await world.publish([World.step("a", 1)]) {
            $0.trigger = .init(.campaign, campaign: .init(campaign, .clicked))
        }
        let asha = try await world.person(1)
        let other = try await world.publish([World.step("a", 0, .minutes)])
        try await world.enrol(other, asha)
        let message = try #require(try await world.work().first).message
        let link = try await world.database.write { transaction in
            // As a campaign's own message would be.
            try transaction.run(
                """
                UPDATE messages SET campaign_id = \(campaign), reference = 7
                WHERE workspace_id = \(world.workspace) AND id = \(message)
                """
            )
            return try TrackedLinkStore(transaction, in: world.workspace)
                .link(TrackedLink.Owner(campaign), to: Self.url, ambient: world.ambient)
        }
        for recipient in [8, 7, 7] as [Int64] {
            #expect(try await links(world).follow(link.token(for: recipient), isVisit: true) == Self.url)
        }
        try await world.work()
        #expect(try await world.all(of: sequence).map(\.contact) == [asha])
    }

    @Test(arguments: TestDatabase.all)
    func `Contacts of an import are enrolled only where that is wished, however many, by one event`(kind: TestDatabase)
        async throws
    {
        let world = try await World(kind)
        let file = ImportID(rawValue: 77)
        let steps = [World.step("a", 1)]
        let people = [try await world.person(1), try await world.person(2), try await world.person(3)]
        let silent = try await world.publish(steps) { $0.trigger = .init(.create) }
        let create = try await world.publish(steps) { $0.trigger = .init(.create, imports: true) }
        let both = try await world.publish(steps) { $0.trigger = .init(.both, imports: true) }
        try await world.database.write { transaction in
            for (row, contact) in people.enumerated() {
                try transaction.run(
                    """
                    INSERT INTO import_outcomes (workspace_id, import_id, row_number, outcome, contact_id)
                    VALUES (\(world.workspace), \(file), \(row + 1), \(row == 2 ? "updated" : "created"), \(contact))
                    """
                )
            }
            try world.events.append(
                NewEvent(
                    workspace: world.workspace,
                    kind: "contacts.imported",
                    subject: "\(file)",
                    payload: #"{"importId":"\#(file)"}"#
                ),
                in: transaction
            )
        }
        let jobs: Int = try await world.database.read {
            try $0.row("SELECT count(*) AS count FROM jobs WHERE kind = 'sequences.happened'")?["count"] ?? 0
        }
        #expect(jobs == 1)
        try await world.work()
        for sequence in [create, both] {
            let found = try await world.all(of: sequence)
            #expect(Set(found.map(\.contact)) == Set(people.prefix(2)))
            #expect(found.allSatisfy { $0.cause == "An import" })
        }
        #expect(try await world.all(of: silent).isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `A merge that is undone gives enrolments back, and what ended for being there twice goes on`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind)
        let shared = try await world.publish([World.step("a", 1), World.step("b", 1)])
        let own = try await world.publish([World.step("a", 1)])
        let (kept, gone) = (try await world.person(1), try await world.person(2))
        try await world.enrol(shared, kept, gone)
        try await world.enrol(own, gone)
        try await world.pass(.minutes(30))
        try await world.database.write { try world.hooks.merged($0, world.workspace, kept, gone) }
        #expect(try await world.all(of: shared).allSatisfy { $0.contact == kept })
        #expect(Set(try await world.all(of: shared).map(\.stage)) == [.enrolled, .dropped])
        #expect(try await world.one(of: own).contact == kept)

        try await world.database.write { try world.hooks.returned($0, world.workspace, kept, gone) }
        let back = try await world.all(of: shared)
        #expect(Set(back.map(\.contact)) == [kept, gone])
        #expect(back.allSatisfy { $0.stage == .enrolled && $0.nextAt != nil })
        #expect(try await world.one(of: own).contact == gone)
        let sent = try await world.pass(.hours(3))
        #expect(sent.count { $0.contact == gone } == 3)
        #expect(sent.count { $0.contact == kept } == 2)
        try await world.work()
        let counts = try await world.counts(shared)
        #expect(counts.dropped == 0 && counts.completed == 2)
    }
}
