@testable import InboxRules
@testable import Messaging
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Primitives
import Routes
import Storage
import TestSupport
import Testing
@testable import Workspaces

struct RuleRoutesTests {
    private struct Answer: Sendable {
        let status: Int
        let text: String

        func json() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
        }
    }

    private func send(
        _ world: RulesWorld,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String? = nil,
        by caller: Caller? = nil
    ) async throws -> Answer {
        let caller = caller ?? world.owner
        let table = try RouteTable(
            world.feature.routes,
            authenticator: Authenticator { _, _ in Authentication(caller: caller, means: .apiKey) },
            ambient: world.ambient
        )
        return try await Application(responder: table.responder).test(.router) { client in
            let answer = try await client.execute(
                uri: path,
                method: method,
                headers: body == nil ? [:] : [.contentType: "application/json"],
                body: body.map { ByteBuffer(string: $0) }
            )
            return Answer(status: Int(answer.status.code), text: String(buffer: answer.body))
        }
    }

    /// The rules as they are, with some members of them changed: `["welcome": ["on": true]]`.
    private func changed(_ world: RulesWorld, _ change: [String: Any]) async throws -> String {
        var rules = try await send(world, .get, "/api/channels/\(world.channel.id)/rules").json()
        for (key, value) in change {
            if let some = value as? [String: Any], var old = rules[key] as? [String: Any] {
                old.merge(some) { $1 }
                rules[key] = old
            } else {
                rules[key] = value
            }
        }
        return String(decoding: try JSONSerialization.data(withJSONObject: rules), as: UTF8.self)
    }

    @Test(arguments: TestDatabase.all)
    func `Rules are off until they are set, come back as they were set, and are told in the journal`(
        kind: TestDatabase
    ) async throws {
        let world = try await RulesWorld(kind)
        let path = "/api/channels/\(world.channel.id)/rules"
        let off = try await send(world, .get, path).json()
        #expect(off["inbox"] as? String == "sales")
        #expect((off["welcome"] as? [String: Any])?["on"] as? Bool == false)

        let body = try await changed(
            world,
            [
                "inbox": "support", "welcome": ["on": true, "text": "Hello {{contact.firstName}}"],
                "reopen": ["to": "same", "withinHours": 48],
            ]
        )
        let set = try await send(world, .put, path, body)
        #expect(set.status == 200, "\(set.text)")
        let again = try await send(world, .get, path)
        let decoder = JSONDecoder()
        #expect(
            try decoder.decode(ChannelRules.self, from: Data(again.text.utf8))
                == decoder.decode(ChannelRules.self, from: Data(set.text.utf8))
        )
        #expect(again.text.contains("Hello {{contact.firstName}}") && again.text.contains(#""inbox":"support""#))
        #expect(
            try await world.count("SELECT count(*) AS count FROM audit_entries WHERE action = 'rules.changed'") == 1
        )
        try await world.hear()
        #expect(try await world.conversation().place.inbox == .support)
    }

    @Test(arguments: TestDatabase.all)
    func `What cannot be is refused field by field, and nothing is changed`(kind: TestDatabase) async throws {
        let world = try await RulesWorld(kind)
        let path = "/api/channels/\(world.channel.id)/rules"
        let elsewhere = "team_0000000000001"
        let cases: [(change: [String: Any], field: String)] = [
            (["welcome": ["on": true, "text": " "]], "welcome.text"),
            (["welcome": ["text": String(repeating: "x", count: 1025)]], "welcome.text"),
            (["welcome": ["days": 0]], "welcome.days"),
            (["away": ["on": true, "text": "Closed"]], "calendarId"),
            (["away": ["everyHours": 169]], "away.everyHours"),
            (["delayed": ["afterMinutes": 0]], "delayed.afterMinutes"),
            (["autoResolve": ["afterHours": 0]], "autoResolve.afterHours"),
            (["reopen": ["withinHours": -1]], "reopen.withinHours"),
            (["satisfaction": ["on": true]], "satisfaction.text"),
            (["assignment": ["then": "member"]], "assignment.memberId"),
            (["assignment": ["then": "team"]], "assignment.teamId"),
            (["assignment": ["then": "team", "teamId": elsewhere]], "assignment.teamId"),
            (["assignment": ["then": "member", "memberId": "mem_0000000000001"]], "assignment.memberId"),
            (["assignment": ["capacity": 0]], "assignment.capacity"),
            (["assignment": ["then": "bot"]], "assignment.then"),
            (["calendarId": "cal_0000000000001"], "calendarId"),
            (["inbox": "marketing"], "inbox"),
        ]
        for (change, field) in cases {
            let answer = try await send(world, .put, path, try await changed(world, change))
            #expect(answer.status == 422, "\(change): \(answer.text)")
            let errors = try #require(try answer.json()["errors"] as? [[String: Any]], "\(change)")
            #expect(errors.contains { $0["field"] as? String == field }, "\(change): \(answer.text)")
        }
        #expect(try await world.count("SELECT count(*) AS count FROM inbox_rules") == 0)
        let body = try await changed(world, [:])
        let unknown = try await send(world, .put, "/api/channels/chn_0000000000001/rules", body)
        #expect(unknown.status == 404)
    }

    @Test(arguments: TestDatabase.all)
    func `Members look, admins change, and another workspace finds nothing`(kind: TestDatabase) async throws {
        let world = try await RulesWorld(kind)
        let ada = try await world.member("Ada")
        let path = "/api/channels/\(world.channel.id)/rules"
        let body = try await changed(world, [:])
        #expect(try await send(world, .get, path, by: ada).status == 200)
        #expect(try await send(world, .put, path, body, by: ada).status == 403)
        #expect(try await send(world, .get, "/api/satisfaction", by: ada).status == 403)
        #expect(try await send(world, .get, "/api/satisfaction?by=mood").status == 400)
        #expect(try await send(world, .get, "/api/satisfaction?from=2020-01-01T00:00:00Z").status == 400)

        try await world.hear("Secret")
        let id = try await world.conversation().id
        let stranger = Caller(
            workspace: WorkspaceID(rawValue: 8),
            actor: .member(MemberID(rawValue: 1), UserID(rawValue: 1), .owner)
        )
        for (method, path, body) in [
            (HTTPRequest.Method.get, path, nil), (.put, path, body), (.get, "/api/conversations/\(id)/why", nil),
        ] as [(HTTPRequest.Method, String, String?)] {
            let answer = try await send(world, method, path, body, by: stranger)
            #expect(answer.status == 404, "\(method) \(path): \(answer.text)")
            #expect(!answer.text.contains("Shop") && !answer.text.contains("Olga"))
        }
        let report = try await send(world, .get, "/api/satisfaction", by: stranger)
        #expect(try report.json()["asked"] as? Int == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `It is said why a conversation is whose it is and who may see it, to those who may`(kind: TestDatabase)
        async throws
    {
        let world = try await RulesWorld(kind)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob", isAway: true))
        let team = try await world.team([ada, bob])
        try await world.rule {
            $0.assignment.then = .team
            $0.assignment.teamId = team
        }
        try await world.hear()
        let id = try await world.conversation().id
        let path = "/api/conversations/\(id)/why"
        let why = try await send(world, .get, path).json()
        let steps = try #require(why["assignment"] as? [[String: Any]])
        #expect(steps.map { $0["rule"] as? String } == ["round-robin"])
        #expect(
            (steps.first?["words"] as? String)?.hasPrefix("Given to Ada: it was their turn in the team Team") == true
        )
        #expect(steps.first?["code"] as? String == "round-robin")
        #expect((steps.first?["facts"] as? [String: String])?["whom"] == "Ada")
        let visible = try #require(why["visible"] as? [[String: Any]])
        let names = visible.compactMap { ($0["member"] as? [String: Any])?["name"] as? String }
        #expect(names == ["Olga", "Ada", "Bob"])
        #expect(visible.map { $0["why"] as? String }[1] == "It is theirs.")
        #expect(visible.map { $0["code"] as? String }[1] == "theirs")

        // Who sees their own teams' only is not there for it, and it is not for them.
        let role = RoleID(rawValue: 99)
        let eve = try await world.member("Eve")
        try await world.database.write { [workspace = world.workspace] transaction in
            try transaction.run(
                """
                INSERT INTO roles (workspace_id, id, name, folded_name, description, permissions, hides_numbers,
                 own_teams_only, created_at)
                VALUES (\(workspace), \(role), 'Own', 'own', '', 'inbox.view inbox.sales.view', 0, 1, 0)
                """
            )
            try transaction.run(
                "UPDATE members SET role_id = \(role) WHERE workspace_id = \(workspace) AND id = \(eve.member)"
            )
        }
        #expect(!(try await send(world, .get, path)).text.contains("Eve"))
        let member = try await world.members.find(try #require(eve.member), in: world.workspace)
        let blind = member.asCaller(in: world.workspace)
        #expect(try await send(world, .get, path, by: blind).status == 404)
    }

    @Test func `Receiving costs a number without rules no statement, and one with rules as many as are known`()
        async throws
    {
        let world = try await RulesWorld(.sqlite)
        let ada = try await world.member("Ada")
        let team = try await world.team([ada])
        try await world.hear("First", from: "919800000001")
        let hooks = world.messaging.inbox.hooks
        let before = try await world.conversation("919800000001")
        func cost(_ rules: @Sendable (inout ChannelRules) -> Void, _ isFirst: Bool) async throws -> Int {
            try await world.rule(rules)
            return try await world.database.write { transaction in
                let counting = CountingSession(transaction)
                let inner = Transaction(counting)
                let channel = try #require(try ChannelStore(transaction).find(world.workspace, world.channel.id))
                guard channel.hasRules else { return -1 }
                let first = try before.asFirst(transaction, isFirst)
                let inbound = Inbound(
                    message: MessageID(rawValue: 1),
                    channel: channel,
                    before: first,
                    now: first,
                    choice: nil,
                    at: world.clock.now
                )
                try hooks.received(InboxDesk(world.messaging, workspace: world.workspace, in: inner), inbound)
                return counting.count
            }
        }
        #expect(try await cost({ _ in }, true) == -1)
        // The rules; and what is said goes into one list of jobs.
        #expect(
            try await cost(
                {
                    $0.welcome.on = true; $0.welcome.text = "Hi"
                },
                false
            ) == 1
        )
        #expect(
            try await cost(
                {
                    $0.delayed.on = true; $0.delayed.text = "Sorry"
                },
                true
            ) == 2
        )
        // Rules, team, its members, whose turn, the turn, the contact, the conversation, its line, two events, jobs.
        #expect(
            try await cost(
                {
                    $0.assignment.then = .team
                    $0.assignment.teamId = team
                },
                true
            ) <= 16
        )
    }
}

extension Conversation {
    /// The same as if the contact had never written.
    fileprivate func asFirst(_ transaction: Transaction, _ isFirst: Bool) throws -> Conversation {
        let row = try transaction.row(
            """
            SELECT c.workspace_id, c.id, c.channel_id, c.contact_id, c.shown, c.inbox, c.source, c.status, c.unread,
            c.assignee_id, c.team_id, c.entry_asked_at, c.entry_until, c.updated_at, c.answered_at, c.resolved_at, c.resolved_by,
            CASE WHEN \(isFirst) = 1 THEN 0 ELSE c.waiting_since END AS waiting_since,
            CASE WHEN \(isFirst) = 1 THEN NULL ELSE c.window_until END AS window_until
            FROM conversations c WHERE c.id = \(id)
            """
        )
        return try Conversation(try #require(row))
    }
}
