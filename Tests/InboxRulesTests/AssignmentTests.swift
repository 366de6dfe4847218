import CloudAPI
@testable import InboxRules
@testable import Messaging
import Primitives
import Routes
import Storage
import Synchronization
import TestSupport
import Testing
@testable import Workspaces

/// Whose a conversation is when a contact begins one, through the receiving of webhooks.
struct AssignmentTests {
    private func number(_ place: Int) -> String { "9198\(10_000_000 + place)" }

    @Test(arguments: TestDatabase.all)
    func `A thousand conversations are dealt to seven people evenly, each with a line that says why`(kind: TestDatabase)
        async throws
    {
        let world = try await RulesWorld(kind)
        var people: [Caller] = []
        for place in 1...7 { people.append(try await world.member("Person\(place)")) }
        let team = try await world.team(people)
        try await world.rule {
            $0.assignment.then = .team
            $0.assignment.teamId = team
        }

        for batch in 0..<10 {
            try await world.hear(
                (0..<100).map { (from: number(batch * 100 + $0), type: "text", content: ["body": "Hi"]) }
            )
        }

        #expect(try await world.shares() == [142, 143, 143, 143, 143, 143, 143])
        #expect(
            try await world.count(
                "SELECT count(*) AS count FROM conversation_entries WHERE name = 'assigned' AND data LIKE '%round-robin%'"
            ) == 1000
        )
        #expect(
            try await world.count("SELECT count(*) AS count FROM events WHERE kind = 'conversation.changed'") == 1000
        )
        let first = try await world.conversation(number(0))
        #expect(first.place == ConversationPlace(inbox: .sales, assignee: people[0].member, team: team))
        // What is somebody's stays theirs when the contact goes on writing.
        try await world.hear("More", from: number(0))
        #expect(try await world.conversation(number(0)).place.assignee == people[0].member)
    }

    @Test(arguments: TestDatabase.all)
    func `Whoever has the fewest is next where the load decides`(kind: TestDatabase) async throws {
        let world = try await RulesWorld(kind)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let team = try await world.team([ada, bob], .leastLoaded)
        try await world.rule {
            $0.assignment.then = .team
            $0.assignment.teamId = team
        }
        for place in 0..<4 { try await world.hear(from: number(place)) }
        #expect(try await world.shares() == [2, 2])

        // Ada finishes both of hers: the next two are hers.
        for place in 0..<4 where try await world.conversation(number(place)).place.assignee == ada.member {
            try await world.resolve(number(place))
        }
        for place in 4..<6 {
            try await world.hear(from: number(place))
            #expect(try await world.conversation(number(place)).place.assignee == ada.member)
        }
        #expect(try await world.lines(number(5)) == ["assigned least-loaded"])
    }

    @Test(arguments: TestDatabase.all)
    func `Overrides come first: who had it a short time ago, the owner, who had the contact before`(kind: TestDatabase)
        async throws
    {
        let world = try await RulesWorld(kind)
        let (ada, bob, cyd) = (
            try await world.member("Ada"), try await world.member("Bob"), try await world.member("Cyd")
        )
        try await world.rule {
            $0.assignment.then = .member
            $0.assignment.memberId = cyd.member
            $0.assignment.toOwner = true
            $0.assignment.toPrevious = true
            $0.reopen.to = .same
            $0.reopen.withinHours = 2
        }
        try await world.hear()
        #expect(try await world.lines() == ["assigned member"])
        let contact = try await world.conversation().contact

        world.owners.of.withLock { $0[contact] = bob.member }
        let id = try await world.conversation().id
        try await world.act(by: world.owner) { try $0.assign(id, to: ada.member, team: nil) }
        try await world.resolve()
        world.clock.advance(by: .hours(1))
        try await world.hear()
        #expect(try await world.conversation().place.assignee == ada.member)

        try await world.resolve()
        world.clock.advance(by: .hours(3))
        try await world.hear()
        #expect(try await world.conversation().place.assignee == bob.member)

        try await world.resolve()
        world.owners.of.withLock { $0[contact] = nil }
        world.clock.advance(by: .hours(3))
        try await world.hear()
        #expect(try await world.conversation().place.assignee == bob.member)

        // The one before is away, and so the rule decides.
        try await world.members.setAway(true, by: bob)
        try await world.resolve()
        world.clock.advance(by: .hours(3))
        try await world.hear()
        #expect(try await world.conversation().place.assignee == cyd.member)
        let all = try await world.lines()
        #expect(
            all.filter { $0.hasPrefix("assigned ") } == [
                "assigned member", "assigned same-agent", "assigned owner", "assigned previous", "assigned member",
            ]
        )
    }

    @Test(arguments: TestDatabase.all)
    func `What nobody can take waits in its team, and is given out when somebody comes online or has room`(
        kind: TestDatabase
    ) async throws {
        let world = try await RulesWorld(kind)
        let (ada, bob) = (try await world.member("Ada", isAway: true), try await world.member("Bob", isAway: true))
        let team = try await world.team([ada, bob])
        try await world.rule {
            $0.assignment.then = .team
            $0.assignment.teamId = team
            $0.assignment.capacity = 2
        }
        for place in 0..<5 { try await world.hear(from: number(place)) }
        try await world.work()
        #expect(try await world.conversation(number(0)).place == ConversationPlace(inbox: .sales, team: team))
        #expect(try await world.lines(number(0)) == ["assigned nobody-free"])

        // Two find room with Ada, the longest waiting first.
        try await world.members.setAway(false, by: ada)
        try await world.work()
        #expect(try await world.shares() == [2])
        #expect(try await world.conversation(number(1)).place.assignee == ada.member)
        #expect(try await world.conversation(number(2)).place.assignee == nil)

        try await world.resolve(number(0))
        try await world.work()
        #expect(try await world.conversation(number(2)).place.assignee == ada.member)
        #expect(try await world.lines(number(2)) == ["assigned nobody-free", "assigned round-robin"])

        // What somebody took by hand is not given away, and what is resolved neither.
        let id = try await world.conversation(number(3)).id
        try await world.act(by: world.owner) { try $0.assign(id, to: world.owner.member, team: nil) }
        try await world.resolve(number(4))
        try await world.members.setAway(false, by: bob)
        try await world.work()
        #expect(try await world.conversation(number(3)).place.assignee == world.owner.member)
        #expect(try await world.conversation(number(4)).place.assignee == nil)
        #expect(try await world.count("SELECT count(*) AS count FROM rule_waits") == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `Outside working hours it waits for the doors to open`(kind: TestDatabase) async throws {
        let world = try await RulesWorld(kind)
        let ada = try await world.member("Ada")
        let calendar = try await world.officeHours()
        try await world.rule {
            $0.calendarId = calendar
            $0.assignment.then = .member
            $0.assignment.memberId = ada.member
            $0.assignment.insideHoursOnly = true
        }
        world.clock.advance(by: .hours(5))
        try await world.hear()
        #expect(try await world.lines() == ["waiting outside-hours"])
        #expect(try await world.conversation().place.assignee == nil)

        // It is half past seven in the evening; at nine in the morning it is hers.
        try await world.pass(.hours(13))
        #expect(try await world.conversation().place.assignee == nil)
        try await world.pass(.minutes(32), step: .minutes(1))
        #expect(try await world.conversation().place.assignee == ada.member)
    }

    @Test(arguments: TestDatabase.all)
    func `Nobody is given what they may not see, and a team without anybody who may leaves it nobody's`(
        kind: TestDatabase
    ) async throws {
        let world = try await RulesWorld(kind)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let role = RoleID(rawValue: 99)
        try await world.database.write { [workspace = world.workspace] transaction in
            try transaction.run(
                """
                INSERT INTO roles (workspace_id, id, name, folded_name, description, permissions, hides_numbers,
                 own_teams_only, created_at)
                VALUES (\(workspace), \(role), 'Support', 'support', '', 'inbox.view inbox.support.view', 0, 1, 0)
                """
            )
            try transaction.run(
                "UPDATE members SET role_id = \(role) WHERE workspace_id = \(workspace) AND id = \(ada.member)"
            )
        }
        let (mixed, blind) = (try await world.team([ada, bob]), try await world.team([ada]))
        try await world.rule {
            $0.assignment.then = .team
            $0.assignment.teamId = mixed
        }
        for place in 0..<3 {
            try await world.hear(from: number(place))
            #expect(try await world.conversation(number(place)).place.assignee == bob.member)
        }
        try await world.rule { $0.assignment.teamId = blind }
        try await world.hear(from: number(3))
        #expect(try await world.conversation(number(3)).place == ConversationPlace(inbox: .sales))
        #expect(try await world.lines(number(3)) == ["waiting no-access"])

        // In the other inbox they are the ones who may.
        try await world.rule { $0.inbox = .support }
        try await world.hear(from: number(4))
        #expect(
            try await world.conversation(number(4)).place
                == ConversationPlace(inbox: .support, assignee: ada.member, team: blind)
        )
    }

    @Test(arguments: TestDatabase.all)
    func `A team that takes conversations itself is given them, and no member is`(kind: TestDatabase) async throws {
        let world = try await RulesWorld(kind)
        let team = try await world.team([try await world.member("Ada")], .manual)
        try await world.rule {
            $0.assignment.then = .team
            $0.assignment.teamId = team
        }
        try await world.hear()
        try await world.pass(.minutes(5), step: .minutes(1))
        #expect(try await world.conversation().place == ConversationPlace(inbox: .sales, team: team))
        #expect(try await world.lines() == ["assigned team"])
    }

    @Test(arguments: TestDatabase.all)
    func `Two that deal at once, and a receiver beside them, stay even and give nothing twice`(kind: TestDatabase)
        async throws
    {
        let world = try await RulesWorld(kind)
        var people: [Caller] = []
        for place in 1...5 { people.append(try await world.member("Person\(place)", isAway: true)) }
        let team = try await world.team(people)
        try await world.rule {
            $0.assignment.then = .team
            $0.assignment.teamId = team
        }
        try await world.hear((0..<100).map { (from: number($0), type: "text", content: ["body": "Hi"]) })
        for person in people { try await world.members.setAway(false, by: person) }
        let round = RuleRound(service: world.messaging, hooks: RuleHooks(ambient: world.ambient))

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask { _ = try await round.deal(world.channel.id, in: world.workspace) }
            }
            for batch in 0..<5 {
                let numbers = (0..<10).map { number(1000 + batch * 10 + $0) }
                group.addTask {
                    try await world.hear(numbers.map { (from: $0, type: "text", content: ["body": "Hi"]) })
                }
            }
            try await group.waitForAll()
        }
        // What another held at that moment is given in the next round.
        _ = try await round.deal(world.channel.id, in: world.workspace)

        #expect(try await world.shares() == [30, 30, 30, 30, 30])
        #expect(
            try await world.count(
                "SELECT count(*) AS count FROM conversation_entries WHERE data LIKE '%round-robin%'"
            ) == 150
        )
        #expect(try await world.count("SELECT count(*) AS count FROM rule_waits") == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `A body that is processed twice gives a conversation once`(kind: TestDatabase) async throws {
        let world = try await RulesWorld(kind)
        let team = try await world.team([try await world.member("Ada"), try await world.member("Bob")])
        try await world.rule {
            $0.assignment.then = .team
            $0.assignment.teamId = team
            $0.welcome.on = true
            $0.welcome.text = "Welcome"
        }
        let bodies = try world.meta.write(
            [(from: number(0), type: "text", content: ["body": "Hi"])],
            at: world.clock.now
        )
        for _ in 0..<3 {
            try await world.post(bodies)
            while try await world.receiver.process() > 0 {}
        }
        #expect(try await world.lines(number(0)) == ["assigned round-robin"])
        #expect(try await world.work().map(\.text) == ["Welcome"])
    }
}
