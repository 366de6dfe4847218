import CloudAPI
@testable import InboxRules
@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// The question after a conversation was resolved, and its answer.
struct SatisfactionTests {
    private func world(_ kind: TestDatabase, _ scale: ChannelRules.Satisfaction.Scale = .three) async throws
        -> RulesWorld
    {
        let world = try await RulesWorld(kind)
        try await world.rule {
            $0.satisfaction.on = true
            $0.satisfaction.text = "How was {{agent.firstName}}?"
            $0.satisfaction.scale = scale
            $0.satisfaction.thanks = "Thank you"
        }
        return world
    }

    /// The identities that the question offers.
    private func choices(_ sent: Sent) -> [String] {
        sent.content.split(separator: "\"").map(String.init).filter { $0.hasPrefix("lodestone-rating:") }
    }

    @Test(arguments: TestDatabase.all, ChannelRules.Satisfaction.Scale.allCases)
    func `It is asked a minute later, answered, thanked for, and the conversation stays resolved`(
        kind: TestDatabase,
        scale: ChannelRules.Satisfaction.Scale
    ) async throws {
        let world = try await world(kind, scale)
        let ada = try await world.member("Ada")
        try await world.hear()
        try await world.answer(by: ada)
        try await world.resolve(by: ada)
        #expect(try await world.pass(.seconds(59), step: .seconds(59)).isEmpty)
        let asked = try await world.pass(.seconds(2), step: .seconds(1))
        let question = try #require(asked.first)
        #expect(asked.count == 1 && question.type == "interactive" && question.text == "How was Ada?")
        let offered = choices(question)
        #expect(offered.count == (scale == .three ? 3 : 5))

        let best = try #require(offered.first { $0.hasSuffix(":5") })
        try await world.choose(best)
        #expect(try await world.work().map(\.text) == ["Thank you"])
        let conversation = try await world.conversation()
        #expect(conversation.status == .resolved && conversation.unread == 1)
        #expect(try await world.lines() == ["assigned", "resolved", "rated"])
        // Who changes their mind is believed, and not thanked twice.
        let worst = try #require(offered.first { $0.hasSuffix(":1") })
        try await world.choose(worst)
        #expect(try await world.work().isEmpty)

        let report = try await world.report(.member)
        #expect(report.asked == 1 && report.answered == 1 && report.average == 1)
        #expect(report.items.map(\.name) == ["Ada"])
        let byDay = try await world.report(.day)
        #expect(byDay.items.map(\.key) == ["2026-11-23"])
        #expect(try await world.report(.channel).items.map(\.name) == ["Shop"])
        #expect(try await world.report(.team).items.map(\.key) == [nil])
        // What they write is a new request.
        try await world.hear("One more thing")
        #expect(try await world.conversation().status == .open)
    }

    @Test(arguments: TestDatabase.all)
    func `Nothing is asked where nobody answered, where it was taken back, or twice about one answer`(
        kind: TestDatabase
    ) async throws {
        let world = try await world(kind)
        let ada = try await world.member("Ada")
        try await world.hear()
        try await world.resolve()
        #expect(try await world.pass(.minutes(5), step: .minutes(1)).isEmpty)

        try await world.hear()
        try await world.answer(by: ada)
        try await world.resolve()
        let id = try await world.conversation().id
        world.clock.advance(by: .seconds(30))
        try await world.act(by: ada) { try $0.set(.open, id) }
        #expect(try await world.pass(.minutes(5), step: .minutes(1)).isEmpty)

        try await world.resolve()
        #expect(try await world.pass(.minutes(5), step: .minutes(1)).count == 1)
        try await world.hear("Thanks!")
        try await world.resolve()
        #expect(try await world.pass(.minutes(5), step: .minutes(1)).isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Of those that are resolved at one moment each is asked`(kind: TestDatabase) async throws {
        let world = try await world(kind)
        let ada = try await world.member("Ada")
        let people = [RulesWorld.customer, "919800000078"]
        for person in people {
            try await world.hear(from: person)
            try await world.answer("Hello", person, by: ada)
        }
        for person in people { try await world.resolve(person, by: ada) }
        #expect(try await world.pass(.minutes(2), step: .minutes(1)).count == 2)
        for person in people { #expect(try await world.lines(person).contains("rule-skipped satisfaction") == false) }
    }

    @Test(arguments: TestDatabase.all)
    func `Another contact's question, and one that never was, are choices like any other`(kind: TestDatabase)
        async throws
    {
        let world = try await world(kind)
        let ada = try await world.member("Ada")
        try await world.hear()
        try await world.answer(by: ada)
        try await world.resolve()
        let question = try #require(try await world.pass(.minutes(2), step: .minutes(1)).first)
        let choice = try #require(choices(question).first)

        let stranger = "919800000078"
        try await world.hear("Hi", from: stranger)
        try await world.resolve(stranger)
        try await world.choose(choice, from: stranger)
        #expect(try await world.conversation(stranger).status == .open)
        #expect(try await world.report(.member).answered == 0)
        for odd in ["lodestone-rating:sat_0000000000001:5", String(choice.dropLast()) + "9", "lodestone-rating::", "x"]
        {
            try await world.choose(odd)
            #expect(try await world.conversation().status == .open, "\(odd)")
            try await world.resolve()
        }
        #expect(try await world.report(.member).answered == 0)
    }
}

extension RulesWorld {
    func report(_ by: SatisfactionReport.Grouping) async throws -> SatisfactionReport {
        try await feature.rules.satisfaction(by: by, from: nil, to: nil, in: workspace)
    }
}
