import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@Suite struct AuditTests {
    @Test(arguments: TestDatabase.all)
    func `Who changed what is written with the change, newest first`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let bob = try await ada.colleague("bob@example.com", "ADMIN")
            let id = try await bob.id("member", "id")
            try await ada.send(.patch, "/api/members/\(id)", json: #"{"role":"MEMBER"}"#)
            try await ada.send(.patch, "/api/members/\(id)", json: #"{"role":"MEMBER"}"#)
            try await bob.send(.delete, "/api/members/\(id)")
            let made = try await ada.send(
                .post,
                "/api/api-keys",
                json: #"{"name":"robot","scopes":["members.manage"]}"#
            )
            try await browser.with(key: made["secret"]).send(.delete, "/api/members/\(id)")

            let items = try await ada.send(.get, "/api/audit").items
            #expect(
                items.compactMap { $0["action"] as? String } == [
                    "members.removed", "api-keys.created", "members.role-changed", "members.joined", "members.invited",
                    "workspace.created",
                ]
            )
            #expect(
                items.compactMap { $0["actorName"] as? String } == ["robot", "Ada", "Ada", "Bob", "Ada", "Ada"]
            )
            #expect(items[2]["subject"] as? String == id)
            #expect(items[2]["names"] as? [String: String] == [id: "Bob"])
            #expect(items[2]["detail"] as? String == "ADMIN to MEMBER")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `What stands in an entry is named, and nothing of another workspace`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let eve = try await browser.signUp("eve@example.com", name: "Eve", company: "Evil")
            let member = try await ada.id("member", "id")
            let team = try #require(try await ada.send(.post, "/api/teams", json: #"{"name":"Sales"}"#)["id"])
            let others = try await [eve.id("member", "id"), eve.id("workspace", "id"), member]
            let body = #"{"name":"for \#(others.joined(separator: " "))","scopes":["members.view"]}"#
            let key = try #require(try await ada.send(.post, "/api/api-keys", json: body)["id"])

            let items = try await ada.send(.get, "/api/audit").items
            let named = try items.map { try #require($0["names"] as? [String: String]) }
            #expect(Set(named[0].keys) == [key, member])
            #expect(named[0][member] == "Ada")
            #expect(named[1] == [team: "Sales"])
            let workspace = try await ada.id("workspace", "id")
            #expect(named.last == [workspace: "Analytical Engines"])
        }
    }

    @Test func `The journal is for administrators, page by page, and of one workspace`() async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            let eve = try await browser.signUp("eve@example.com")
            let bob = try await ada.colleague("bob@example.com", "MEMBER")

            #expect(try await bob.send(.get, "/api/audit").problem == "forbidden")
            #expect(try await eve.send(.get, "/api/audit").items.count == 1)
            let first = try await ada.send(.get, "/api/audit?limit=2")
            let second = try await ada.send(.get, "/api/audit?limit=2&after=\(try #require(first["next"]))")
            #expect(first.items.count == 2)
            #expect(second.items.count == 1)
        }
    }
}
