import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@Suite struct MemberTests {
    @Test(arguments: TestDatabase.all)
    func `Members are listed by those who may`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let bob = try await ada.colleague("bob@example.com", "MEMBER")
            let items = try await bob.send(.get, "/api/members").items

            #expect(items.compactMap { $0["email"] as? String } == ["ada@example.com", "bob@example.com"])
            #expect(items.compactMap { $0["role"] as? String } == ["OWNER", "MEMBER"])
            let first = try await bob.send(.get, "/api/members?limit=1")
            let next = try #require(first["next"])
            let second = try await bob.send(.get, "/api/members?limit=1&after=\(next)")
            #expect(second.items.compactMap { $0["email"] as? String } == ["bob@example.com"])
            #expect(second.text.contains(#""next":null"#))
        }
    }

    struct Step: Sendable, CustomTestStringConvertible {
        let by: String
        let of: String
        let to: String
        let problem: String?

        var testDescription: String { "\(by) makes \(of) \(to): \(problem ?? "done")" }
    }

    @Test(arguments: [
        Step(by: "owner", of: "member", to: "ADMIN", problem: nil),
        Step(by: "owner", of: "member", to: "OWNER", problem: nil),
        Step(by: "owner", of: "owner", to: "MEMBER", problem: "last-owner"),
        Step(by: "owner", of: "owner", to: "OWNER", problem: nil),
        Step(by: "admin", of: "member", to: "ADMIN", problem: nil),
        Step(by: "admin", of: "member", to: "OWNER", problem: "above-own-role"),
        Step(by: "admin", of: "admin", to: "OWNER", problem: "above-own-role"),
        Step(by: "admin", of: "owner", to: "MEMBER", problem: "above-own-role"),
        Step(by: "member", of: "member", to: "OWNER", problem: "forbidden"),
        Step(by: "member", of: "admin", to: "MEMBER", problem: "forbidden"),
        Step(by: "key", of: "member", to: "MEMBER", problem: nil),
        Step(by: "key", of: "member", to: "ADMIN", problem: "above-own-role"),
        Step(by: "key", of: "admin", to: "MEMBER", problem: "above-own-role"),
        Step(by: "key", of: "member", to: "OWNER", problem: "above-own-role"),
        Step(by: "key", of: "owner", to: "MEMBER", problem: "above-own-role"),
    ])
    func `Nobody gives or touches a role above their own`(step: Step) async throws {
        try await House().run { browser async throws in
            let owner = try await browser.signUp()
            let admin = try await owner.colleague("admin@example.com", "ADMIN")
            let member = try await owner.colleague("member@example.com", "MEMBER")
            let made = try await owner.send(
                .post,
                "/api/api-keys",
                json: #"{"name":"k","scopes":["members.manage"]}"#
            )
            let people = ["owner": owner, "admin": admin, "member": member]
            let caller = try #require(step.by == "key" ? browser.with(key: made["secret"]) : people[step.by])
            let target = try #require(people[step.of])
            let id = try await target.id("member", "id")
            let before = try await target.id("member", "role")

            let answer = try await caller.send(.patch, "/api/members/\(id)", json: #"{"role":"\#(step.to)"}"#)

            #expect(answer.problem == step.problem)
            #expect(try await target.id("member", "role") == (step.problem == nil ? step.to : before))
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Whoever is removed is out at once`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let bob = try await ada.colleague("bob@example.com", "ADMIN")
            let id = try await bob.id("member", "id")

            #expect(try await ada.send(.delete, "/api/members/\(id)").status == 204)

            #expect(try await bob.send(.get, "/api/session").status == 401)
            #expect(try await ada.send(.get, "/api/members").items.count == 1)
            #expect(try await ada.send(.delete, "/api/members/\(id)").problem == "member-not-found")
            #expect(try await browser.signIn("bob@example.com").problem == "no-workspace")
            let back = try await ada.colleague("bob2@example.com", "MEMBER")
            #expect(try await back.send(.get, "/api/session").status == 200)
        }
    }

    @Test(arguments: TestDatabase.all, ["removed", "demoted"])
    func `What an admin handed out ends with their role`(kind: TestDatabase, how: String) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let bob = try await ada.colleague("bob@example.com", "ADMIN")
            let make = #"{"name":"k","scopes":["api-keys.manage","members.manage","members.view"]}"#
            let key = browser.with(key: try await bob.send(.post, "/api/api-keys", json: make)["secret"])
            // A key that was made with the key, and one that is the owner's own.
            let second = browser.with(key: try await key.send(.post, "/api/api-keys", json: make)["secret"])
            let own = browser.with(key: try await ada.send(.post, "/api/api-keys", json: make)["secret"])
            _ = try await bob.send(.post, "/api/invitations", json: #"{"email":"x@example.com","role":"ADMIN"}"#)
            _ = try await second.send(.post, "/api/invitations", json: #"{"email":"y@example.com","role":"MEMBER"}"#)
            _ = try await ada.send(.post, "/api/invitations", json: #"{"email":"z@example.com","role":"MEMBER"}"#)
            #expect(try await ada.send(.get, "/api/invitations").items.count == 3)
            for program in [key, second, own] { #expect(try await program.send(.get, "/api/members").status == 200) }

            let path = "/api/members/\(try await bob.id("member", "id"))"
            let answer =
                how == "removed"
                ? try await ada.send(.delete, path)
                : try await ada.send(.patch, path, json: #"{"role":"MEMBER"}"#)
            #expect(answer.status < 300)

            for program in [key, second] { #expect(try await program.send(.get, "/api/members").status == 401) }
            #expect(try await own.send(.get, "/api/members").status == 200)
            let left = try await ada.send(.get, "/api/invitations").items.compactMap { $0["email"] as? String }
            #expect(left == ["z@example.com"])
        }
    }

    @Test func `Someone who was removed can be invited again`() async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            let bob = try await ada.colleague("bob@example.com", "ADMIN")
            let id = try await bob.id("member", "id")
            try await ada.send(.delete, "/api/members/\(id)")

            let again = try await ada.colleague("bob@example.com", "MEMBER")

            #expect(try await again.id("member", "role") == "MEMBER")
            #expect(try await again.id("member", "id") != id)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Two owners who demote or remove each other leave one`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let bob = try await ada.colleague("bob@example.com", "OWNER")
            for round in 1...5 {
                let adaID = try await ada.id("member", "id")
                let bobID = try await bob.id("member", "id")
                async let first = ada.send(.patch, "/api/members/\(bobID)", json: #"{"role":"MEMBER"}"#)
                async let second = bob.send(.patch, "/api/members/\(adaID)", json: #"{"role":"MEMBER"}"#)
                let answers = try await [first, second]

                #expect(answers.filter { $0.status == 200 }.count == 1, "round \(round)")
                let owners = try await house.database.read { transaction in
                    try transaction.rows("SELECT id FROM members WHERE role = 'OWNER'").count
                }
                #expect(owners == 1, "round \(round)")
                try await house.database.write { _ = try $0.run("UPDATE members SET role = 'OWNER'") }
            }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Two owners who step down at once leave one`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let bob = try await ada.colleague("bob@example.com", "OWNER")
            let adaID = try await ada.id("member", "id")
            let bobID = try await bob.id("member", "id")
            async let first = ada.send(.patch, "/api/members/\(adaID)", json: #"{"role":"ADMIN"}"#)
            async let second = bob.send(.patch, "/api/members/\(bobID)", json: #"{"role":"ADMIN"}"#)
            let problems = try await [first.problem, second.problem]

            #expect(problems.filter { $0 == nil }.count == 1)
            #expect(problems.contains("last-owner"))
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Another workspace's members are not there`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let eve = try await browser.signUp("eve@example.com")
            let id = try await ada.id("member", "id")

            let patched = try await eve.send(.patch, "/api/members/\(id)", json: #"{"role":"MEMBER"}"#)
            #expect(patched.problem == "member-not-found")
            #expect(patched.status == 404)
            #expect(!patched.text.contains("ada@"))
            #expect(try await eve.send(.delete, "/api/members/\(id)").problem == "member-not-found")
            #expect(try await eve.send(.get, "/api/members").items.count == 1)
            #expect(try await ada.id("member", "role") == "OWNER")
        }
    }
}
