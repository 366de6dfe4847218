import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

/// Roles that a workspace makes for itself.
@Suite struct RoleTests {
    private static let agent = #"{"name":"Agent","permissions":["members.view","things.view"],"hidesNumbers":true}"#

    @Test(arguments: TestDatabase.all)
    func `Members of a custom role have exactly what it lists, from the next request on`(
        kind: TestDatabase
    ) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let bob = try await ada.colleague("bob@example.com", "ADMIN")
            let id = try await bob.id("member", "id")
            let role = try #require(try await ada.send(.post, "/api/roles", json: Self.agent)["id"])

            let changed = try await ada.send(.patch, "/api/members/\(id)", json: #"{"roleId":"\#(role)"}"#)
            #expect(changed["roleName"] == "Agent")
            #expect(try await bob.send(.get, "/api/members").status == 200)
            #expect(try await bob.send(.get, "/api/audit").problem == "forbidden")
            #expect(
                try await bob.send(.get, "/api/session").text.contains(#""permissions":["members.view","things.view"]"#)
            )

            let less = #"{"permissions":["things.view"]}"#
            #expect(try await ada.send(.patch, "/api/roles/\(role)", json: less).status == 200)
            #expect(try await bob.send(.get, "/api/members").problem == "forbidden")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Somebody is invited to a custom role and has it`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let role = try #require(try await ada.send(.post, "/api/roles", json: Self.agent)["id"])
            let made = try await ada.send(
                .post,
                "/api/invitations",
                json: #"{"email":"eve@example.com","roleId":"\#(role)"}"#
            )
            #expect(made["roleName"] == "Agent")
            #expect(try await ada.send(.delete, "/api/roles/\(role)").problem == "role-in-use")

            let eve = try await browser.accept(made, name: "Eve")
            #expect(
                try await eve.send(.get, "/api/session").text.contains(#""permissions":["members.view","things.view"]"#)
            )
            #expect(try await ada.send(.delete, "/api/roles/\(role)").problem == "role-in-use")
            let id = try await eve.id("member", "id")
            _ = try await ada.send(.patch, "/api/members/\(id)", json: #"{"role":"MEMBER"}"#)
            #expect(try await ada.send(.delete, "/api/roles/\(role)").status == 204)
        }
    }

    struct Step: Sendable, CustomTestStringConvertible {
        let what: String
        let method: String
        let path: String
        let body: String
        let problem: String?

        var testDescription: String { "\(what): \(problem ?? "done")" }
    }

    @Test(arguments: [
        Step(
            what: "makes a role with more than they have",
            method: "POST",
            path: "/api/roles",
            body: #"{"name":"More","permissions":["audit.view"]}"#,
            problem: "role-beyond-own"
        ),
        Step(
            what: "makes a role that shows numbers",
            method: "POST",
            path: "/api/roles",
            body: #"{"name":"Seer","permissions":["members.view"]}"#,
            problem: "role-beyond-own"
        ),
        Step(
            what: "makes a role with less",
            method: "POST",
            path: "/api/roles",
            body: #"{"name":"Less","permissions":["members.view"],"hidesNumbers":true}"#,
            problem: nil
        ),
        Step(
            what: "invites an admin",
            method: "POST",
            path: "/api/invitations",
            body: #"{"email":"x@example.com","role":"ADMIN"}"#,
            problem: "above-own-role"
        ),
        Step(
            what: "invites a plain member, who sees numbers",
            method: "POST",
            path: "/api/invitations",
            body: #"{"email":"x@example.com","role":"MEMBER"}"#,
            problem: "role-beyond-own"
        ),
        Step(
            what: "gives themselves a built-in role",
            method: "PATCH",
            path: "/api/members/{self}",
            body: #"{"role":"MEMBER"}"#,
            problem: "role-beyond-own"
        ),
        Step(
            what: "adds to their own role",
            method: "PATCH",
            path: "/api/roles/{role}",
            body: #"{"permissions":["audit.view"]}"#,
            problem: "role-beyond-own"
        ),
        Step(
            what: "takes the owner down",
            method: "PATCH",
            path: "/api/members/{owner}",
            body: #"{"role":"MEMBER"}"#,
            problem: "above-own-role"
        ),
        Step(
            what: "makes a key with a scope they lack",
            method: "POST",
            path: "/api/api-keys",
            body: #"{"name":"k","scopes":["audit.view"]}"#,
            problem: "forbidden"
        ),
        Step(
            what: "names a role after a built-in one",
            method: "POST",
            path: "/api/roles",
            body: #"{"name":"owner","permissions":[]}"#,
            problem: "invalid-request"
        ),
        Step(
            what: "lists a permission that there is not",
            method: "POST",
            path: "/api/roles",
            body: #"{"name":"Odd","permissions":["no.such"]}"#,
            problem: "invalid-request"
        ),
        Step(
            what: "takes a name twice, in capitals",
            method: "POST",
            path: "/api/roles",
            body: #"{"name":"LEADER","permissions":[],"hidesNumbers":true}"#,
            problem: "role-name-taken"
        ),
    ])
    func `Nobody gives what they lack`(step: Step) async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            let leader =
                #"{"name":"Leader","permissions":["members.view","members.manage","roles.manage"],"hidesNumbers":true}"#
            let role = try #require(try await ada.send(.post, "/api/roles", json: leader)["id"])
            let bob = try await ada.colleague("bob@example.com", "MEMBER")
            let id = try await bob.id("member", "id")
            let owner = try await ada.id("member", "id")
            _ = try await ada.send(.patch, "/api/members/\(id)", json: #"{"roleId":"\#(role)"}"#)

            let path = step.path.replacing("{self}", with: id).replacing("{role}", with: role)
                .replacing("{owner}", with: owner)
            let answer = try await bob.send(
                try #require(.init(rawValue: step.method)),
                path,
                json: step.body
            )
            #expect(answer.problem == step.problem, "\(answer.text)")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `What a member handed out ends when their role loses something`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let body = #"{"name":"Keys","permissions":["members.view","api-keys.manage"]}"#
            let role = try #require(try await ada.send(.post, "/api/roles", json: body)["id"])
            let bob = try await ada.colleague("bob@example.com", "MEMBER")
            _ = try await ada.send(
                .patch,
                "/api/members/\(try await bob.id("member", "id"))",
                json: #"{"roleId":"\#(role)"}"#
            )
            let made = try await bob.send(.post, "/api/api-keys", json: #"{"name":"k","scopes":["members.view"]}"#)
            let key = browser.with(key: made["secret"])
            #expect(try await key.send(.get, "/api/members").status == 200)

            let more = #"{"permissions":["members.view","api-keys.manage","things.view"]}"#
            _ = try await ada.send(.patch, "/api/roles/\(role)", json: more)
            #expect(try await key.send(.get, "/api/members").status == 200)
            _ = try await ada.send(.patch, "/api/roles/\(role)", json: #"{"permissions":["members.view"]}"#)
            #expect(try await key.send(.get, "/api/members").status == 401)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A key is bounded as its maker was`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let body = """
                {"name":"Keys","permissions":["things.view","api-keys.manage"],"hidesNumbers":true,"seesOwnTeamsOnly":true}
                """
            let role = try #require(try await ada.send(.post, "/api/roles", json: body)["id"])
            let bob = try await ada.colleague("bob@example.com", "MEMBER")
            _ = try await ada.send(
                .patch,
                "/api/members/\(try await bob.id("member", "id"))",
                json: #"{"roleId":"\#(role)"}"#
            )
            let secret = try await bob.send(.post, "/api/api-keys", json: #"{"name":"k","scopes":["things.view"]}"#)[
                "secret"
            ]
            var headers: HTTPFields = [:]
            headers[try #require(HTTPField.Name("X-API-KEY"))] = secret

            let caller = try await house.feature.authenticator.authenticate(headers, "127.0.0.1")?.caller
            #expect(caller?.hidesNumbers == true)
            #expect(caller?.seesOwnTeamsOnly == true)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Another workspace's roles and teams are not there`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let role = try #require(try await ada.send(.post, "/api/roles", json: Self.agent)["id"])
            let team = try #require(try await ada.send(.post, "/api/teams", json: #"{"name":"East"}"#)["id"])
            let eve = try await browser.signUp("eve@example.com")
            let self_ = try await eve.id("member", "id")

            #expect(try await eve.send(.patch, "/api/roles/\(role)", json: "{}").problem == "role-not-found")
            #expect(try await eve.send(.delete, "/api/roles/\(role)").problem == "role-not-found")
            #expect(try await eve.send(.delete, "/api/teams/\(team)").problem == "team-not-found")
            let join = "/api/teams/\(team)/members/\(self_)"
            #expect(try await eve.send(.put, join).problem == "team-not-found")
            let invite = #"{"email":"x@example.com","roleId":"\#(role)"}"#
            #expect(try await eve.send(.post, "/api/invitations", json: invite).problem == "role-not-found")
            #expect(!(try await eve.send(.get, "/api/roles").text.contains("Agent")))
            #expect(!(try await eve.send(.get, "/api/teams").text.contains("East")))
        }
    }

    @Test func `Why somebody may see something is said in a sentence`() async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            let bob = try await ada.colleague("bob@example.com", "MEMBER")
            let id = try await bob.id("member", "id")
            let plain = try await ada.send(.get, "/api/members/\(id)/permissions")
            #expect(plain.text.contains("ADMIN and above have it; this member is MEMBER, so not."))
            let role = try #require(try await ada.send(.post, "/api/roles", json: Self.agent)["id"])
            _ = try await ada.send(.patch, "/api/members/\(id)", json: #"{"roleId":"\#(role)"}"#)
            let custom = try await ada.send(.get, "/api/members/\(id)/permissions")
            #expect(custom.text.contains("The role \u{201C}Agent\u{201D} has it."))
        }
    }
}
