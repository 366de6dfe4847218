import CloudAPI
import HTTPTypes
import NIOCore
import Primitives
import Testing

@testable import CloudAPISimulator

struct MessageHistoryTests {
    private static func get(_ path: [String], _ query: [String: String] = [:], token: String) -> IncomingRequest {
        IncomingRequest(
            method: .get,
            path: path,
            version: "v23.0",
            query: query.merging(["access_token": token]) { $1 },
            headers: [:],
            body: [:],
            files: [:],
            bytes: ByteBuffer()
        )
    }

    private static func answer(_ path: [String], _ query: [String: String] = [:], in world: inout World) throws -> JSON
    {
        let request = get(path, query, token: world.account.accessToken)
        let answer = try world.answer(request, baseURL: "http://meta", at: World.start)
        guard case .json(let json) = answer.body else { return [:] }
        return json
    }

    @Test func `Tells what became of every message, the newest first`() throws {
        var world = World.fixture()
        let read = try world.send(Body.template("+447700900123", "hello_world"))
        world.run(until: World.start + .minutes(10))
        let failed = try world.send(Body.template("+919899131026", "hello_world"), at: World.start + .minutes(10))
        world.run(until: World.start + .minutes(20))
        let path = [world.numberID, "message_history"]

        let usual = try Self.answer(path, in: &world)["data"]?.array ?? []
        #expect(usual.map { $0["message_id"]?.string } == [failed, read])
        #expect(usual.allSatisfy { $0.object?.count == 2 })
        let fields = "id,message_id,events{delivery_status,timestamp,webhook_uri,error_description}"
        let told = try Self.answer(path, ["fields": fields], in: &world)["data"]
        let events = told?[1]?["events"]?["data"]?.array ?? []
        #expect(events.map { $0["delivery_status"]?.string } == ["SENT", "DELIVERED", "READ"])
        #expect(events.allSatisfy { $0["webhook_uri"] == "http://receiver" && $0["application"] == nil })
        let last = told?[0]?["events"]?["data"]?.array?.last
        #expect(last?["delivery_status"] == "FAILED" && last?["error_description"] == "Message undeliverable")

        let one = try Self.answer(path, ["message_id": read], in: &world)["data"]?.array ?? []
        #expect(one.map { $0["message_id"]?.string } == [read])
        let entry = try #require(one.first?["id"]?.string)
        let edges = try Self.answer([entry, "events"], ["status_filter": "READ"], in: &world)["data"]?.array ?? []
        #expect(edges.count == 1 && edges[0]["node"]?["delivery_status"] == "READ")
        #expect(edges[0]["node"]?["occurrence_timestamp"] == events.last?["timestamp"])
        #expect(edges[0]["cursor"]?.string?.isEmpty == false && edges[0]["node"]?["application"] == nil)
    }

    @Test func `Is in pages`() throws {
        var world = World.fixture()
        for index in 0..<3 { try world.send(Body.template("+4477009001\(20 + index)", "hello_world")) }
        let path = [world.numberID, "message_history"]
        let first = try Self.answer(path, ["limit": "2"], in: &world)
        let after = try #require(first["paging"]?["cursors"]?["after"]?.string)
        let second = try Self.answer(path, ["limit": "2", "after": after], in: &world)
        #expect(first["data"]?.array?.count == 2 && second["data"]?.array?.count == 1)
        #expect(second["paging"]?["next"] == nil)
        let none = try Self.answer(path, ["message_id": "wamid.none"], in: &world)
        #expect(none["data"] == [])
    }

    @Test func `An unknown state and an entry that is not there are refused`() throws {
        var world = World.fixture()
        try world.send(Body.template("+447700900123", "hello_world"))
        let path = [world.numberID, "message_history"]
        let usual = try Self.answer(path, in: &world)
        let entry = try #require(usual["data"]?[0]?["id"]?.string)
        for path in [[entry, "events"], [entry], [String(entry.dropLast()) + "7", "events"]] {
            let error = #expect(throws: GraphRefusal.self) {
                try Self.answer(path, ["status_filter": "SEEN"], in: &world)
            }
            #expect(error?.code == 100)
        }
    }
}
