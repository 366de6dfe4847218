import CloudAPI
import Credits
@testable import InboxRules
@testable import Messaging
@testable import Jobs
import Primitives
import Routes
import Storage
import TestSupport
import Testing
@testable import Workspaces

/// What rules say to contacts, from the webhook to what Meta takes.
struct TalkTests {
    @Test(arguments: TestDatabase.all)
    func `A welcome is said once, with the name filled in, and again only after so many days`(kind: TestDatabase)
        async throws
    {
        let world = try await RulesWorld(kind)
        try await world.rule {
            $0.welcome.on = true
            $0.welcome.text = "Welcome, {{agent.name}}! {{unknown}}"
        }
        try await world.hear()
        // Nobody's conversation: no name, and no comma before it.
        #expect(try await world.work().map(\.text) == ["Welcome! {{unknown}}"])
        try await world.hear("Anybody?")
        try await world.resolve()
        try await world.hear("And now?")
        #expect(try await world.work().isEmpty)
        // It is no answer: the contact still waits.
        #expect(try await world.conversation().waitingSince != nil)
        #expect(try await world.conversation().answeredAt == nil)

        try await world.rule {
            $0.welcome.again = .afterDays
            $0.welcome.days = 7
        }
        try await world.pass(.days(6), step: .days(1))
        try await world.hear("After six days")
        #expect(try await world.work().isEmpty)
        try await world.pass(.days(7), step: .days(1))
        try await world.hear("After seven more")
        #expect(try await world.work().map(\.text) == ["Welcome! {{unknown}}"])
    }

    @Test(arguments: TestDatabase.all)
    func `Whoever has a colleague in the conversation is not welcomed by a rule`(kind: TestDatabase) async throws {
        let world = try await RulesWorld(kind)
        let ada = try await world.member("Ada")
        try await world.hear()
        try await world.answer(by: ada)
        try await world.rule {
            $0.welcome.on = true
            $0.welcome.text = "Welcome"
            $0.welcome.again = .afterDays
            $0.welcome.days = 1
        }
        world.clock.advance(by: .days(3))
        try await world.hear()
        #expect(try await world.work().isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Outside the hours it says so, at most every so many hours`(kind: TestDatabase) async throws {
        let world = try await RulesWorld(kind)
        let calendar = try await world.officeHours()
        try await world.rule {
            $0.calendarId = calendar
            $0.away.on = true
            $0.away.text = "We are closed"
            $0.away.everyHours = 4
        }
        try await world.hear()
        #expect(try await world.work().isEmpty)
        world.clock.advance(by: .hours(4))
        for _ in 0..<3 { try await world.hear("At night") }
        #expect(try await world.work().map(\.text) == ["We are closed"])
        world.clock.advance(by: .hours(3))
        try await world.hear("Still")
        #expect(try await world.work().isEmpty)
        world.clock.advance(by: .hours(1))
        try await world.hear("Still")
        #expect(try await world.work().map(\.text) == ["We are closed"])
    }

    @Test(arguments: TestDatabase.all)
    func `Nobody answered for so many working minutes: said once for each time of waiting`(kind: TestDatabase)
        async throws
    {
        let world = try await RulesWorld(kind)
        let ada = try await world.member("Ada")
        let calendar = try await world.officeHours()
        try await world.rule {
            $0.calendarId = calendar
            $0.delayed.on = true
            $0.delayed.text = "Sorry"
            $0.delayed.afterMinutes = 30
        }
        try await world.hear()
        #expect(try await world.pass(.minutes(29), step: .minutes(1)).isEmpty)
        try await world.hear("Hello?")
        #expect(try await world.pass(.minutes(1), step: .minutes(1)).map(\.text) == ["Sorry"])
        try await world.hear("Hello??")
        #expect(try await world.pass(.hours(2)).isEmpty)

        // Answered in time: nothing is said, and the timer of the next time is its own.
        try await world.answer(by: ada)
        world.clock.advance(by: .seconds(1))
        try await world.hear("Thanks. One more thing")
        try await world.pass(.minutes(20), step: .minutes(1))
        try await world.answer(by: ada)
        #expect(try await world.pass(.minutes(20), step: .minutes(1)).isEmpty)
        // Ten past six: the half hour is the next morning's.
        try await world.pass(.minutes(30), step: .minutes(1))
        try await world.hear("Are you there?")
        #expect(try await world.pass(.hours(15)).isEmpty)
        #expect(try await world.pass(.hours(1), step: .minutes(5)).map(\.text) == ["Sorry"])
    }

    @Test(arguments: TestDatabase.all)
    func `What is silent for long is resolved, with a word while the window is open, without one after`(
        kind: TestDatabase
    ) async throws {
        let world = try await RulesWorld(kind)
        let ada = try await world.member("Ada")
        try await world.hear()
        try await world.hear("Later", from: "919800000078")
        try await world.rule {
            $0.autoResolve.on = true
            $0.autoResolve.afterHours = 20
            $0.autoResolve.text = "Closing this"
        }
        let later = try await world.conversation("919800000078").id
        let due = world.clock.now + .hours(40)
        try await world.act(by: ada) { try $0.remind(later, at: due, note: "") }
        #expect(try await world.pass(.hours(19)).isEmpty)
        // An answer is activity, and puts it off.
        try await world.answer(by: ada)
        #expect(try await world.pass(.hours(19)).isEmpty)
        #expect(try await world.conversation().status == .open)
        // The window closed nineteen hours after the answer.
        #expect(try await world.pass(.hours(2)).isEmpty)
        #expect(try await world.conversation().status == .resolved)
        #expect(try await world.lines().suffix(1) == ["resolved auto-resolve"])
        // A reminder keeps the other one open until it has come.
        #expect(try await world.conversation("919800000078").status == .open)

        try await world.hear("Me again")
        #expect(try await world.conversation().status == .open)
        #expect(try await world.pass(.hours(21)).map(\.text) == ["Closing this"])
        #expect(try await world.conversation().status == .resolved)
    }

    @Test(arguments: TestDatabase.all)
    func `A machine that answers every message is answered ten times a day, and the thread says why no more`(
        kind: TestDatabase
    ) async throws {
        let world = try await RulesWorld(kind)
        try await world.rule {
            $0.welcome.on = true
            $0.welcome.text = "Welcome"
            $0.delayed.on = true
            $0.delayed.text = "Sorry"
            $0.delayed.afterMinutes = 1
        }
        var sent = 0
        for _ in 0..<40 {
            world.clock.advance(by: .seconds(1))
            try await world.hear("I am a machine")
            sent += try await world.pass(.minutes(2), step: .minutes(1)).count
            // Somebody answers each time, so that it begins again.
            try await world.answer(by: world.owner)
        }
        #expect(sent == 10)
        #expect(try await world.lines().filter { $0.hasPrefix("rule-skipped") }.count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A worker that dies at any moment has said nothing twice`(kind: TestDatabase) async throws {
        let world = try await RulesWorld(kind)
        try await world.rule {
            $0.welcome.on = true
            $0.welcome.text = "Welcome"
        }
        try await world.hear()
        // It dies with the job in hand, and the next one does too after it has done it but before it hears so.
        #expect(try await world.claim().count == 1)
        try await world.crash()
        let jobs = try await world.claim()
        let handler = try #require(world.feature.jobHandlers.first { $0.kind == RuleTalk.kind })
        let job = try #require(jobs.first)
        try await world.crash()
        let again = try #require(try await world.claim().first)
        try await handler.run(again)
        // The first one wakes up: its lease is not its any more, and what it did is undone.
        await #expect(throws: (any Error).self) { try await handler.run(job) }
        #expect(try await world.work().map(\.text) == ["Welcome"])
        #expect(try await world.count("SELECT count(*) AS count FROM messages WHERE origin = 'automation'") == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `What may not be sent is skipped with a line, and the job is done`(kind: TestDatabase) async throws {
        let world = try await RulesWorld(kind)
        try await world.rule {
            $0.welcome.on = true
            $0.welcome.text = "Welcome"
        }
        try await world.hear()
        // The server was off for longer than the window.
        world.clock.advance(by: .hours(25))
        #expect(try await world.work().isEmpty)
        #expect(try await world.lines() == ["rule-skipped welcome"])
        #expect(try await world.count("SELECT count(*) AS count FROM jobs WHERE kind LIKE 'rules.%'") == 0)
        #expect(try await world.count("SELECT count(*) AS count FROM messages WHERE origin = 'automation'") == 0)
        #expect(try await world.credits.verify().isEmpty)

        // Nothing is said to whom we have blocked, and nothing about it.
        try await world.hear("Hi", from: "919800000078")
        let blocked = try await world.conversation("919800000078").id
        try await world.act(by: world.owner) { try $0.block(blocked, true) }
        #expect(try await world.work().isEmpty)
        #expect(try await world.lines("919800000078").isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `A number without rules has nothing written for it`(kind: TestDatabase) async throws {
        let world = try await RulesWorld(kind)
        try await world.hear()
        try await world.resolve()
        try await world.hear()
        #expect(try await world.pass(.days(2), step: .hours(6)).isEmpty)
        #expect(try await world.lines() == ["resolved", "reopened"])
        #expect(try await world.count("SELECT count(*) AS count FROM jobs WHERE kind LIKE 'rules.%'") == 0)
    }
}
