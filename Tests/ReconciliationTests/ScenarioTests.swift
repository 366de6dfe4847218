import CloudAPI
import Credits
import Primitives
import Storage
import TestSupport
import Testing

@testable import Reconciliation

/// What the simulated Meta counts beside what its webhooks made of our books.
@Suite(.timeLimit(.minutes(2)))
struct ScenarioTests {
    /// Three marketing messages to India, two of utility to Germany, and a free reply.
    private func day(_ world: ReconciliationWorld) async throws -> [ReconciliationWorld.Sent] {
        var sent: [ReconciliationWorld.Sent] = []
        for number in 1...3 { sent.append(try await world.send(to: number)) }
        for number in 4...5 {
            sent.append(
                try await world.send(.utility, to: number, country: "+49171") {
                    SimulatedMeta.template($0, "hello_world")
                }
            )
        }
        try world.meta.hear(from: "919810000006", at: world.clock.now)
        sent.append(try await world.send(.service, to: 6) { SimulatedMeta.text($0) })
        return sent
    }

    @Test(arguments: TestDatabase.all)
    func `A day on which everything was heard agrees, to the message and to the paisa`(kind: TestDatabase) async throws
    {
        let world = try await ReconciliationWorld(kind)
        for sent in try await day(world) { try await world.hear(sent) }
        world.clock.advance(by: .days(1))

        try await world.ask()

        let found = try await world.found()
        #expect(found.comparison.messages == 0, "\(found.tallies)")
        #expect(found.comparison.rows.allSatisfy { $0.difference == .agrees }, "\(found.comparison.rows)")
        #expect(try await world.state() == .agrees)
        let told: SQL = "SELECT count(*) AS count FROM events WHERE kind = 'reconciliation.changed'"
        #expect(try await world.count(told) == 1)
        let book = try await world.service.month(world.day, in: world.workspace)
        let line = try #require(book.days.first { $0.day == world.day })
        #expect(line.ours == MonthBook.Count(charged: 5, free: 1) && line.theirs == line.ours)
        #expect(line.points == (try await world.wallet()).spent)
        // A point is a rupee, and messages are sold at Meta's card: nothing is earned and nothing lost.
        #expect(book.margins.map(\.category) == ["MARKETING", "UTILITY"])
        #expect(book.margins.allSatisfy { $0.margin == Money.zero("INR") }, "\(book.margins)")
        #expect(book.timeZone == "Asia/Kolkata")
    }

    /// At 18:40 UTC it is tomorrow already where the workspace is, and today where the account's days are.
    @Test(arguments: TestDatabase.all, [false, true])
    func `A day that was written down before the account's time zone was known counts nothing twice`(
        kind: TestDatabase,
        asksForOneDay: Bool
    ) async throws {
        let world = try await ReconciliationWorld(kind, metaOffset: 0)
        world.clock.advance(by: .minutes(580))
        try await world.ask()
        for number in 1...3 { try await world.hear(world.send(to: number)) }
        world.clock.advance(by: .minutes(10))

        if asksForOneDay { try await world.ask("2026-11-24", "2026-11-24") } else { try await world.ask() }

        let book = try await world.service.month(world.day, in: world.workspace)
        #expect(book.timeZone == "UTC+00:00")
        #expect(book.days.reduce(0) { $0 + $1.ours.charged } == 3)
        #expect(try await world.found().comparison.messages == 0)
        let future: SQL = """
            SELECT count(*) AS count FROM reconciliation_days WHERE starts_at > \(world.clock.now)
            """
        #expect(try await world.count(future) == 0, "nor is a day written down that has not begun")
        let last: SQL = "SELECT count(*) AS count FROM reconciliation_days WHERE day > \(world.day.daysSince1970)"
        #expect(try await world.count(last) == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `One lost webhook waits for seven days and then is missing`(kind: TestDatabase) async throws {
        let world = try await ReconciliationWorld(kind)
        for sent in try await day(world).dropFirst() { try await world.hear(sent) }
        world.clock.advance(by: .days(1))
        try await world.ask()
        #expect(try await world.found().comparison.messages == 1)
        #expect(try await world.state() == .waiting)

        world.clock.advance(by: .days(7))
        try await world.ask()

        #expect(try await world.state() == .differs)
        let rows = try await world.found().comparison.rows.filter { $0.difference != .agrees }
        #expect(rows.map(\.difference) == [.missedWebhook])
        #expect(rows.first?.tally.key.category == "MARKETING" && rows.first?.tally.key.country == "IN")
        #expect(rows.first?.tally.ours == 2 && rows.first?.tally.theirs == 3)
    }

    @Test(arguments: TestDatabase.all)
    func `A webhook that comes on the fifth day heals the day it is about`(kind: TestDatabase) async throws {
        let world = try await ReconciliationWorld(kind)
        let sent = try await day(world)
        for one in sent.dropFirst() { try await world.hear(one) }
        world.clock.advance(by: .days(1))
        try await world.ask()
        #expect(try await world.state() == .waiting)

        world.clock.advance(by: .days(4))
        try await world.hear(sent[0])
        try await world.ask()

        #expect(try await world.state() == .agrees)
        #expect(try await world.found().tallies.allSatisfy { $0.ours == $0.theirs })
    }

    @Test(arguments: TestDatabase.all)
    func `The same message under two categories is one difference`(kind: TestDatabase) async throws {
        let world = try await ReconciliationWorld(kind)
        var sent = try await day(world)
        try await world.hear(sent.removeFirst(), as: .billable(.utility, at: world.clock.now))
        for one in sent { try await world.hear(one) }
        world.clock.advance(by: .days(9))

        try await world.ask("2026-11-23", "2026-11-23")

        let comparison = try await world.found().comparison
        #expect(comparison.messages == 1)
        #expect(
            comparison.rows.filter { $0.difference != .agrees }.map(\.difference) == [.wrongCategory, .wrongCategory]
        )
    }

    @Test(arguments: TestDatabase.all)
    func `What we had as free and Meta charges is a disagreement about the window`(kind: TestDatabase) async throws {
        let world = try await ReconciliationWorld(kind)
        var sent = try await day(world)
        let free = Word.Verdict.free(.customerService, category: "utility", at: world.clock.now)
        try await world.hear(sent.remove(at: 4), as: free)
        for one in sent { try await world.hear(one) }
        world.clock.advance(by: .days(9))

        try await world.ask("2026-11-23", "2026-11-23")

        let comparison = try await world.found().comparison
        #expect(comparison.messages == 1)
        let differing = comparison.rows.filter { $0.difference != .agrees }
        #expect(differing.map(\.difference) == [.freeWindow, .freeWindow])
        #expect(differing.allSatisfy { $0.tally.key.category == "UTILITY" && $0.tally.key.country == "DE" })
    }

    @Test(arguments: TestDatabase.all)
    func `A number that cannot be asked about says so, and the next answer forgets it`(kind: TestDatabase) async throws
    {
        let world = try await ReconciliationWorld(kind)
        world.meta.fail(with: .unreachable("no route"))
        await #expect(throws: CloudAPIError.self) { try await world.ask() }
        let account = try #require(try await world.service.accounts(world.workspace).first)
        #expect(account.standing.lastError == "WhatsApp could not be reached." && account.standing.askedAt == nil)
        #expect(try await world.state() == .unknown)

        world.meta.fail(with: nil)
        try await world.ask()

        let healed = try #require(try await world.service.accounts(world.workspace).first).standing
        #expect(healed.lastError == nil && healed.askedAt == world.clock.now && healed.currency == "INR")
    }

    @Test(arguments: TestDatabase.all)
    func `People are told once of a day that differs by much`(kind: TestDatabase) async throws {
        let world = try await ReconciliationWorld(kind)
        for number in 1...60 { _ = try await world.send(to: number) }
        for day in 1...3 {
            world.clock.advance(by: .days(day == 1 ? 1 : 8))
            try await world.ask("2026-11-23", "2026-11-23")
        }

        #expect(
            try await world.count("SELECT count(*) AS count FROM notices WHERE kind = 'reconciliation.differs'") == 1
        )
    }
}
