import Automation
import Contacts
import Credits
@testable import Messaging
import Primitives
@testable import Sequences
import Storage
import TestSupport
import Testing

/// Texts and templates of steps where a window is about to close.
struct WindowTests {
    private typealias World = SequencesWorld
    private static let number = "919800000011"

    /// Somebody whose window is open has the first step in line, as a text.
    private func inLine(
        _ world: World,
        template: TemplateID? = World.utility,
        _ change: (inout SequencePlan) -> Void = { _ in }
    ) async throws -> SequenceID {
        let steps = [World.step("a", 0, template: template, text: "Hello"), World.step("b", 5, .days)]
        let sequence = try await world.publish(steps, change)
        let asha = try await world.person(1)
        try await world.hear(from: Self.number)
        try await world.enrol(sequence, asha)
        while try await world.desk.round() > 0 {}
        return sequence
    }

    @Test(arguments: TestDatabase.all)
    func `However near the end of the window a step is due, its text goes or its template`(kind: TestDatabase)
        async throws
    {
        let world = try await World(kind)
        let sequence = try await world.publish([World.step("a", 0, text: "Hello")])
        var sent: [String] = []
        for place in 0..<25 {
            let person = try await world.person(place)
            try await world.hear(from: "9198000000\(place + 10)")
            world.clock.advance(by: .days(1) - .seconds(Int64(place)))
            try await world.enrol(sequence, person)
            // The window closes between two looks at the clock.
            world.clock.tick(by: .seconds(1))
            while try await world.desk.round() > 0 {}
            world.clock.tick(by: .zero)
            sent += try await world.database.read { transaction in
                try transaction.rows(
                    """
                    SELECT text FROM messages
                    WHERE workspace_id = \(world.workspace) AND contact_id = \(person) AND direction = 'out'
                    """
                ).map { try $0["text"] }
            }
        }
        #expect(sent.count == 25)
        #expect(Set(sent) == ["Hello", "A notice"])
    }

    @Test(arguments: TestDatabase.all)
    func `A text that stood in line past its window does not leave; the step's template does, once`(kind: TestDatabase)
        async throws
    {
        let world = try await World(kind)
        let sequence = try await inLine(world)
        world.clock.advance(by: .hours(25))
        #expect(try await world.work().isEmpty)
        #expect(try await world.work().map(\.text) == ["A notice"])
        #expect(try await world.work().isEmpty)
        let numbers = try await world.numbers(sequence, "a")
        #expect(numbers.sent == 1 && numbers.failed == 0)
        let one = try await world.one(of: sequence)
        #expect(one.stage == .inProgress && one.step == "b")
        #expect(try await world.path(one) == [.sent, .sent])
        #expect(try await world.pass(.days(5), step: .hours(6)).count == 1)
        #expect(try await world.one(of: sequence).stage == .completed)
    }

    @Test(arguments: TestDatabase.all)
    func `Meta's own word that the window had closed is heard the same`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let sequence = try await inLine(world)
        let text = try #require(try await world.work().first)
        #expect(text.text == "Hello")
        try await world.status(.failed, text.message, code: 131_047)
        #expect(try await world.work().map(\.text) == ["A notice"])
        #expect(try await world.numbers(sequence, "a").failed == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `Without a template it is said why, and the next step comes`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let sequence = try await inLine(world, template: nil)
        world.clock.advance(by: .hours(25))
        #expect(try await world.work().isEmpty)
        #expect(try await world.work().isEmpty)
        let one = try await world.one(of: sequence)
        #expect(one.stage == .inProgress && one.words.contains("has no template"))
        #expect(try await world.numbers(sequence, "a").failed == 1)
        #expect(try await world.pass(.days(5), step: .hours(6)).count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `The template waits for the delivery hours; whoever answers meanwhile does not get it`(kind: TestDatabase)
        async throws
    {
        for answers in [false, true] {
            let world = try await World(kind)
            let sequence = try await inLine(world) { ($0.from, $0.to) = ("09:00", "18:00") }
            world.clock.advance(by: .hours(29))
            #expect(try await world.work().isEmpty)
            #expect(try await world.work().isEmpty)
            if answers { try await world.hear("Not any more", from: Self.number) }
            let opening = world.clock.now + .minutes(13 * 60 + 30)
            let sent = try await world.pass(.hours(20))
            #expect(sent.map(\.at) == (answers ? [] : [opening]))
            #expect(try await world.one(of: sequence).stage == (answers ? .success : .inProgress))
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A hold is said and counted once for each kind of reason, whatever its words, and over the nights`(
        kind: TestDatabase
    ) async throws {
        let world = try await World(kind, points: 0)
        let sequence = try await world.publish([World.step("a", 1), World.step("b", 1)]) {
            ($0.from, $0.to) = ("09:00", "18:00")
        }
        func grant(_ points: Points, _ reference: String) async throws {
            try await world.database.write { transaction in
                try world.credits.ledger(in: transaction)
                    .grant(world.workspace, kind: .promotion, amount: points, reference: reference)
            }
        }
        func set(_ status: String) async throws {
            try await world.database.write {
                try $0.run("UPDATE templates SET status = \(status) WHERE workspace_id = 7 AND id = \(World.utility)")
            }
        }
        try await world.enrol(sequence, try await world.person(1))
        for hour in 0..<60 {
            #expect(try await world.pass(.hours(1)).isEmpty)
            try await grant(Points(micro: 10), "drop \(hour)")
        }
        let held = try await world.one(of: sequence)
        #expect(try await world.path(held) == [.held])
        #expect(try await world.numbers(sequence, "a").failed == 1)
        try await set("PAUSED")
        try await grant(Points(100), "enough")
        #expect(try await world.pass(.days(2)).isEmpty)
        #expect(try await world.path(held) == [.held, .held])
        #expect(try await world.numbers(sequence, "a").failed == 2)
        #expect(try await world.one(of: sequence).held == .template)
        try await set("APPROVED")
        #expect(try await world.pass(.days(2)).count == 2)
        #expect(try await world.one(of: sequence).stage == .completed)
        #expect(try await world.one(of: sequence).held == nil)
    }
}
