import Foundation
import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@Suite struct APIKeyTests {
    @Test(arguments: TestDatabase.all)
    func `A program that makes itself a key at each start keeps one`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let row = try await house.database.read { try $0.row("SELECT workspace_id, id, user_id FROM members") }
            let member = try #require(row)
            let actor = Caller.Actor.member(try member["id"], try member["user_id"], .owner)
            let caller = Caller(workspace: try member["workspace_id"], actor: actor)
            let keys = house.feature.apiKeys
            for _ in 1...100 { _ = try await keys.make(name: "Sandbox script", scopes: [], by: caller) }
            await #expect(throws: WorkspaceError.tooManyAPIKeys(100)) {
                try await keys.make(name: "Sandbox script", scopes: [], by: caller)
            }
            try await keys.revokeAll(named: "Sandbox script", by: caller)
            _ = try await keys.make(name: "Sandbox script", scopes: [], by: caller)
            let items = try await ada.send(.get, "/api/api-keys?limit=200").items
            #expect(items.filter { $0["revokedAt"] is NSNull }.count == 1)
        }
    }

    private func make(_ browser: Browser, _ scopes: String...) async throws -> Answer {
        let list = scopes.map { "\"\($0)\"" }.joined(separator: ",")
        return try await browser.send(.post, "/api/api-keys", json: #"{"name":"robot","scopes":[\#(list)]}"#)
    }

    @Test(arguments: TestDatabase.all)
    func `A key does what it was given, and no more`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let made = try await make(ada, "members.view")
            #expect(made.status == 201)
            let secret = try #require(made["secret"])
            #expect(secret.hasPrefix(try #require(made["prefix"]) + "_"))
            let robot = browser.with(key: secret)

            #expect(try await robot.send(.get, "/api/members").items.count == 1)
            #expect(try await robot.send(.get, "/api/audit").problem == "forbidden")
            #expect(try await robot.send(.get, "/api/session").problem == "person-required")
            let id = try await ada.id("member", "id")
            #expect(try await robot.send(.delete, "/api/members/\(id)").problem == "forbidden")

            let list = try await ada.send(.get, "/api/api-keys")
            #expect(list.items.count == 1)
            #expect(!list.text.contains(secret))
            #expect(!list.text.contains(secret.suffix(43)))
        }
    }

    @Test func `Nobody gives a key what they do not have, or what there is not`() async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            let admin = try await ada.colleague("bob@example.com", "ADMIN")

            #expect(try await make(ada, "things.own").status == 201)
            #expect(try await make(admin, "things.own").problem == "scope-not-held")
            #expect(try await make(ada, "things.fly").problem == "scope-not-held")

            let robot = browser.with(key: try await make(ada, "api-keys.manage", "members.view")["secret"])
            #expect(try await make(robot, "members.view").status == 201)
            #expect(try await make(robot, "things.view").problem == "scope-not-held")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A revoked key stops at once`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let made = try await make(ada, "members.view")
            let robot = browser.with(key: made["secret"])
            let id = try #require(made["id"])
            #expect(try await ada.send(.delete, "/api/api-keys/\(id)").status == 204)

            let answer = try await robot.send(.get, "/api/members")
            #expect(answer.problem == "api-key-not-good")
            #expect(answer.status == 401)
            #expect(try await ada.send(.delete, "/api/api-keys/\(id)").status == 204)
            #expect(try await ada.send(.get, "/api/api-keys").items.first?["revokedAt"] as? String != nil)
        }
    }

    @Test func `A key with another's beginning or end does not work`() async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            let first = try #require(try await make(ada, "members.view")["secret"])
            let second = try #require(try await make(ada, "members.view")["secret"])
            for wrong in [
                "", "lk_", "x", String(first.dropLast()), first + "A", String(first.prefix(17) + second.suffix(43)),
                first.uppercased(), "key" + first.dropFirst(2),
            ] {
                let answer = try await browser.with(key: wrong).send(.get, "/api/members")
                #expect(answer.status == 401, "\(wrong)")
            }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `The last use is written once a minute`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let robot = browser.with(key: try await make(ada, "members.view")["secret"])
            func lastUse() async throws -> String? {
                try await ada.send(.get, "/api/api-keys").items.first?["lastUsedAt"] as? String
            }
            #expect(try await lastUse() == nil)
            for (wait, time) in [(0, "09:00:00"), (59, "09:00:00"), (1, "09:01:00")] {
                house.clock.advance(by: .seconds(wait))
                try await robot.send(.get, "/api/members")
                #expect(try await lastUse() == "2026-11-23T\(time).000Z")
            }
        }
    }

    @Test func `A key is renamed and stays itself`() async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            let made = try await make(ada, "members.view")
            let id = try #require(made["id"])
            let renamed = try await ada.send(.patch, "/api/api-keys/\(id)", json: #"{"name":" new name "}"#)
            #expect(renamed["name"] == "new name")
            #expect(try await ada.send(.patch, "/api/api-keys/\(id)", json: #"{"name":" "}"#).fields == ["name"])
            #expect(try await browser.with(key: made["secret"]).send(.get, "/api/members").status == 200)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Another workspace's keys are not there`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let eve = try await browser.signUp("eve@example.com")
            let made = try await make(ada, "members.view")
            let id = try #require(made["id"])

            #expect(try await eve.send(.get, "/api/api-keys").items.isEmpty)
            #expect(try await eve.send(.delete, "/api/api-keys/\(id)").problem == "api-key-not-found")
            let renamed = try await eve.send(.patch, "/api/api-keys/\(id)", json: #"{"name":"mine"}"#)
            #expect(renamed.problem == "api-key-not-found")
            let robot = browser.with(key: made["secret"])
            #expect(try await robot.send(.get, "/api/members").text.contains("ada@example.com"))
            #expect(!(try await robot.send(.get, "/api/members").text.contains("eve@example.com")))
        }
    }

    @Test func `A repeated creation does not show the secret again`() async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            let body = #"{"name":"robot","scopes":[]}"#
            let headers: HTTPFields = [.idempotencyKey: "once"]
            #expect(try await ada.send(.post, "/api/api-keys", json: body, headers: headers).status == 201)
            let again = try await ada.send(.post, "/api/api-keys", json: body, headers: headers)
            #expect(again.problem == "idempotency-answer-not-kept")
            #expect(try await ada.send(.get, "/api/api-keys").items.count == 1)
        }
    }
}
