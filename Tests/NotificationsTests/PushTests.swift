import Foundation
import HTTPTypes
import Primitives
import Storage
import TestSupport
import Testing

@testable import Notifications

@Suite struct PushTests {
    @Test(arguments: TestDatabase.all)
    func `The key pair is made once, and sealed`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        let first = try await world.send(.get, "/api/push", "ada").json["publicKey"] as? String
        let second = try await world.send(.get, "/api/push", "eve").json["publicKey"] as? String
        #expect(first == second)
        #expect(Base64URL.bytes(first ?? "")?.count == 65)
        let rows = try await world.database.read { try $0.rows("SELECT private_key FROM push_keys") }
        let sealed: [UInt8] = try #require(rows.first)["private_key"]
        #expect(rows.count == 1 && sealed.first == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A new pair takes over, and the old one signs for its devices`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        try await world.subscribe("ada")
        let old = try await world.keyring.current()
        let new = try await world.keyring.rotate()
        #expect(new != old.publicText)
        #expect(try await world.send(.get, "/api/push", "ada").json["publicKey"] as? String == new)
        #expect(try await world.devices("ada").map { $0["isCurrent"] as? Bool } == [false])

        try await world.notify("low.first")
        try await world.work { try await world.waiting().isEmpty }
        #expect(world.service.sent.map { $0.authorization.hasSuffix("k=\(old.publicText)") } == [true])
    }

    @Test(arguments: TestDatabase.all)
    func `Under another instance key there is a new pair, and old devices are forgotten`(
        kind: TestDatabase
    ) async throws {
        let world = try await PushWorld(kind)
        try await world.subscribe("ada")
        let moved = try await PushWorld(over: world.database, key: 2)
        let old = try await world.keyring.current().publicText
        #expect(try await moved.keyring.current().publicText != old)
        try await moved.notify("low.first")
        try await moved.work { try await moved.waiting().isEmpty }
        #expect(moved.service.sent.isEmpty)
        #expect(try await moved.devices("ada").isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `A browser is one device, whoever signs in there last`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        let first = try await world.subscribe("ada", "x", label: "Laptop")
        let again = try await world.subscribe("ada", "x", label: "Work laptop")
        #expect(first == again)
        #expect(try await world.devices("ada").map { $0["label"] as? String } == ["Work laptop"])
        try await world.subscribe("bob", "x")
        #expect(try await world.devices("ada").isEmpty)
        #expect(try await world.devices("bob").count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `The eleventh device replaces the first`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        try await world.subscribe("bob", "other")
        for number in 1...11 { try await world.subscribe("ada", "\(number)", label: "Device \(number)") }
        let labels = try await world.devices("ada").compactMap { $0["label"] as? String }
        #expect(labels == (2...11).map { "Device \($0)" })
        #expect(try await world.devices("bob").count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A device is its member's to remove`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        let id = try await world.subscribe("ada")
        for other in ["bob", "eve"] {
            #expect(try await world.send(.delete, "/api/push/subscriptions/\(id)", other).status == 404)
        }
        #expect(try await world.send(.delete, "/api/push/subscriptions/\(id)", "ada").status == 204)
        #expect(try await world.devices("ada").isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Devices end with the member and with the session`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        try await world.subscribe("ada", "a")
        try await world.subscribe("bob", "b")
        try await world.subscribe("eve", "e")
        try await world.database.write { try MemberEndings($0).end(MemberID(rawValue: 1), in: PushWorld.workspace) }
        #expect(try await world.devices("ada").isEmpty)
        try await world.database.write { try MemberEndings($0).end(sessions: [200, 999]) }
        #expect(try await world.devices("bob").isEmpty)
        #expect(try await world.devices("eve").count == 1)
    }

    @Test(arguments: [
        ["endpoint": "https://10.0.0.1/x"], ["endpoint": "http://push.example.com/x"], ["p256dh": "AAAA"],
        ["auth": "AAAA"], ["label": ""], ["label": "two\nlines"], ["publicKey": "AAAA"],
    ])
    func `What is no browser's subscription is refused`(change: [String: String]) async throws {
        let world = try await PushWorld(.sqlite)
        let point = Base64URL.text(try #require(Base64URL.bytes(try await world.keyring.current().publicText)))
        var body: [String: Any] = [
            "endpoint": change["endpoint"] ?? "https://push.example.com/x", "label": change["label"] ?? "Phone",
            "keys": [
                "p256dh": change["p256dh"] ?? point,
                "auth": change["auth"] ?? Base64URL.text([UInt8](repeating: 3, count: 16)),
            ],
        ]
        body["publicKey"] = change["publicKey"]
        #expect(try await world.send(.post, "/api/push/subscriptions", "ada", body).status == 422)
    }

    @Test(arguments: TestDatabase.all)
    func `A notice is sent to each device, with what the service needs to know`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        try await world.subscribe("ada", "a")
        try await world.subscribe("ada", "b")
        try await world.notify("low.first")
        try await world.work { try await world.waiting().isEmpty }

        let sent = world.service.sent.sorted { $0.endpoint.text < $1.endpoint.text }
        #expect(sent.map(\.endpoint.text) == ["https://push.example.com/a", "https://push.example.com/b"])
        #expect(sent.allSatisfy { $0.urgency == .high && $0.topic.count == 32 && $0.topic == sent[0].topic })
        #expect(sent.allSatisfy { (86_000...86_400).contains($0.secondsToLive) })
        #expect(Set(sent.map(\.body)).count == 2)
        #expect(sent[0].headers.contains("Content-Encoding: aes128gcm"))
        #expect(try await world.devices("ada").allSatisfy { $0["lastUsedAt"] is String })
    }

    @Test(arguments: TestDatabase.all)
    func `A device that is gone is forgotten`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        try await world.subscribe("ada")
        world.service.answer(.gone)
        try await world.notify("low.first")
        try await world.work { try await world.waiting().isEmpty }
        #expect(try await world.devices("ada").isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `What is too large is sent shorter`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        try await world.subscribe("ada")
        world.service.answer(.tooLarge, .tooLarge)
        try await world.notify("low.first")
        try await world.work { try await world.waiting().isEmpty }
        #expect(world.service.sent.count == 3)
        #expect(try await world.devices("ada").count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A service that is away is asked again, when it says so`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        try await world.subscribe("ada")
        world.service.answer(.later("status 503", after: nil), .later("status 429", after: .hours(1)))
        try await world.notify("low.first")
        try await world.work {
            guard world.service.sent.count == 2 else { return false }
            return try await leases(world) == 0
        }
        let job = try #require(try await world.waiting().first)
        let pause = (try job["run_at"] as Timestamp) - world.ambient.now()
        #expect(pause > .minutes(50) && pause <= .hours(1))
    }

    private func leases(_ world: PushWorld) async throws -> Int {
        try await world.waiting().filter { row in
            let until: Timestamp? = try row["leased_until"]
            return until != nil
        }.count
    }

    @Test(arguments: TestDatabase.all)
    func `Old news is not sent`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        try await world.subscribe("ada")
        try await world.notify("low.first")
        let old = world.ambient.now() - .days(2)
        _ = try await world.database.write { try $0.run("UPDATE notices SET created_at = \(old)") }
        try await world.work { try await world.waiting().isEmpty }
        #expect(world.service.sent.isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `A test goes to one's own devices`(kind: TestDatabase) async throws {
        let world = try await PushWorld(kind)
        try await world.subscribe("ada", "a")
        try await world.subscribe("bob", "b")
        let answer = try await world.send(.post, "/api/push/test", "ada")
        #expect(answer.status == 202 && answer.json["devices"] as? Int == 1)
        try await world.work { try await world.waiting().isEmpty }
        #expect(world.service.sent.map(\.endpoint.text) == ["https://push.example.com/a"])
        #expect(try await world.send(.post, "/api/push/test", "eve").json["devices"] as? Int == 0)
    }
}
