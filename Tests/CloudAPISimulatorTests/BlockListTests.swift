import CloudAPI
import HTTPTypes
import NIOCore
import Primitives
import Testing

@testable import CloudAPISimulator

/// The block list of a number, as the reference has it (section 7 and the codes 139100 and 139101).
struct BlockListTests {
    private func block(_ users: String..., in world: inout World) throws -> JSON {
        let request = IncomingRequest(
            method: .post,
            path: [world.numberID, "block_users"],
            version: nil,
            query: [:],
            headers: [:],
            body: ["messaging_product": "whatsapp", "block_users": .array(users.map { ["user": .string($0)] })],
            files: [:],
            bytes: ByteBuffer()
        )
        return try world.answerBlockList(world.numberID, request, baseURL: "http://graph", at: World.start)
    }

    private func codes(_ refusal: GraphRefusal?) -> [Int] {
        let failed = refusal?.beside["block_users"]?["failed_users"]?.array ?? []
        return failed.compactMap { $0["errors"]?[0]?["code"]?.int }
    }

    @Test func `A full list says so by its own code, and whoever is on it stays`() throws {
        var world = World.fixture()
        try world.inbound(from: "447700900123")
        try world.inbound(from: "447700900124")
        _ = try block("+447700900124", in: &world)
        let place = world.numberID
        world.numbers[place]?.blocked += (1..<World.blockedMax).map { "somebody-\($0)" }

        let full = #expect(throws: GraphRefusal.self) { try block("+447700900123", in: &world) }
        #expect(full?.code == 139101 && codes(full) == [139101])
        let both = #expect(throws: GraphRefusal.self) { try block("+447700900123", "+12025550177", in: &world) }
        #expect(both?.code == 139100 && codes(both) == [139101, 139100])
        #expect(try block("+447700900124", in: &world)["block_users"]?["added_users"]?.array?.count == 1)
        #expect(world.numbers[place]?.blocked.count == World.blockedMax)
    }
}
