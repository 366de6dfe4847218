import Foundation
import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Notifications

@Suite struct PreferenceTests {
    private func items(_ world: PushWorld, _ who: String) async throws -> [[String: Any]] {
        try await world.send(.get, "/api/notice-preferences", who).json["items"] as? [[String: Any]] ?? []
    }

    private func choose(_ world: PushWorld, _ who: String, _ kind: String, _ ways: NoticeWays) async throws -> Int {
        let item: [String: Any] = [
            "kind": kind, "label": "ignored", "app": ways.app, "email": ways.email, "push": ways.push,
        ]
        return try await world.send(.put, "/api/notice-preferences", who, ["items": [item]]).status
    }

    private func titles(_ world: PushWorld, _ who: String) async throws -> Int {
        (try await world.send(.get, "/api/notices", who).json["items"] as? [Any])?.count ?? -1
    }

    @Test(arguments: TestDatabase.all)
    func `Everybody is asked about what concerns them, with the defaults`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        let ada = try await items(world, "ada")
        #expect(ada.map { $0["kind"] as? String } == ["low", "paid", "quiet"])
        #expect(ada.map { $0["email"] as? Bool } == [true, false, false])
        #expect(ada.map { $0["isMailed"] as? Bool } == [true, false, true])
        #expect(try await items(world, "bob").map { $0["kind"] as? String } == ["low", "quiet"])
    }

    @Test(arguments: TestDatabase.all)
    func `A choice is each one's own, and changes only what it names`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        #expect(try await choose(world, "bob", "low", NoticeWays(app: false, email: false, push: false)) == 204)
        #expect(try await choose(world, "bob", "low", NoticeWays(email: false)) == 204)
        let bob = try await items(world, "bob")
        #expect(bob.map { $0["app"] as? Bool } == [true, true])
        #expect(bob.map { $0["email"] as? Bool } == [false, false])
        #expect(bob.map { $0["push"] as? Bool } == [true, false])
        #expect(try await items(world, "ada").map { $0["email"] as? Bool } == [true, false, false])
    }

    @Test(arguments: TestDatabase.all)
    func `There is no choice about what is not one's concern`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        #expect(try await choose(world, "bob", "paid", NoticeWays()) == 422)
        #expect(try await choose(world, "ada", "invitation", NoticeWays()) == 422)
        #expect(try await world.send(.put, "/api/notice-preferences", "nobody", ["items": []]).status == 401)
    }

    @Test(arguments: TestDatabase.all)
    func `A notice comes the ways that its people chose`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        try await world.subscribe("ada", "a")
        try await world.subscribe("bob", "b")
        _ = try await choose(world, "ada", "low", NoticeWays(email: false))
        _ = try await choose(world, "bob", "low", NoticeWays(app: false, push: false))
        // The kind covers both.
        try await world.notify("low.first")
        try await world.notify("low.again")

        #expect(try await world.recipients() == ["bob@example.com", "bob@example.com"])
        #expect(try await titles(world, "ada") == 2)
        #expect(try await titles(world, "bob") == 0)
        #expect(try await world.send(.get, "/api/notices/unread", "bob").json["count"] as? Int == 0)
        let ada = try #require(try await world.devices("ada").first?["id"] as? String)
        let keys: [String] = try await world.waiting().map { try $0["key"] }
        #expect(keys.count == 2 && keys.allSatisfy { $0.hasSuffix(ada) })
    }

    @Test(arguments: TestDatabase.all)
    func `What is no choice comes by mail and in the app, and wakes nobody`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        try await world.subscribe("ada")
        try await world.notify("unknown")
        #expect(try await world.recipients() == ["ada@example.com", "bob@example.com"])
        #expect(try await titles(world, "bob") == 1)
        #expect(try await world.waiting().isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `A feature that writes its own mails asks the same`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        _ = try await choose(world, "ada", "low", NoticeWays(email: false))
        let addresses = try await world.database.read { transaction in
            try world.notifier.addresses(
                of: .role(.member),
                about: "low.again",
                in: PushWorld.workspace,
                transaction
            )
        }
        #expect(addresses.map(\.rawValue) == ["bob@example.com"])
    }

    @Test(arguments: TestDatabase.all)
    func `One notice or all are read, each for themselves, and other tabs hear of it`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        for key in ["1", "2", "3"] { try await world.notify("low.first", key) }
        let listed = try await world.send(.get, "/api/notices", "bob").json["items"] as? [[String: Any]] ?? []
        let newest = try #require(listed.first?["id"] as? String)
        func unread(_ who: String) async throws -> Int? {
            try await world.send(.get, "/api/notices/unread", who).json["count"] as? Int
        }

        #expect(try await world.send(.put, "/api/notices/\(newest)/read", "bob").status == 204)
        #expect(try await world.send(.put, "/api/notices/\(newest)/read", "bob").status == 204)
        #expect(try await unread("bob") == 2)
        #expect(try await unread("ada") == 3)
        #expect(try await world.send(.put, "/api/notices/\(newest)/read", "eve").status == 404)
        #expect(try await world.send(.put, "/api/notices/read", "bob").status == 204)
        #expect(try await world.send(.put, "/api/notices/read", "bob").status == 204)
        #expect(try await unread("bob") == 0)
        #expect(try await unread("ada") == 3)
        let told = try await world.database.read { transaction in
            try transaction.rows("SELECT payload FROM events WHERE kind = 'notices.read'")
                .map { try $0["payload"] as String }
        }
        // What changes nothing is not told.
        #expect(told == Array(repeating: "{\"memberId\":\"\(MemberID(rawValue: 2))\"}", count: 2))
    }
}
