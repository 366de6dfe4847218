import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Contacts

@Suite struct MergeTests {
    private func merges(_ world: TradeWorld) -> MergeService {
        MergeService(
            database: world.database,
            ambient: world.ambient,
            events: world.imports.events,
            onMerge: { _, _, _, _ in },
            onUnmerge: { _, _, _, _ in }
        )
    }

    private func identities(_ world: TradeWorld, _ id: ContactID) async throws -> [String] {
        try await world.database.read { [ambient = world.ambient, here = world.here] in
            try ContactStore($0, ambient: ambient).identities(of: id, in: here).map(\.value)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A merge by hand is logged and undone, and both are what they were`(kind: TestDatabase) async throws {
        let world = try await TradeWorld(kind)
        let merges = merges(world)
        let kept = try await world.add("+918121000001", name: "")
        let gone = try await world.add("+4915123456789", name: "Asha Rao", .no)
        world.imports.clock.advance(by: .seconds(1))

        let one = try await merges.merge(gone, into: kept, by: world.caller()).contact
        #expect(one.name == "Asha Rao" && one.optIn == .no)
        #expect(try await identities(world, kept) == ["+4915123456789", "+918121000001"])
        await #expect(throws: ContactError.notFound(gone)) { try await world.contact(gone) }
        let log = try await merges.merges(into: kept, in: world.here)
        #expect(log.map(\.gone) == [gone])
        #expect(log.first?.by == world.caller().name)

        let back = try await merges.undo(gone, by: world.caller()).contact
        #expect(back.id == gone && back.name == "Asha Rao" && back.phone?.rawValue == "+4915123456789")
        #expect(back.optIn == .no)
        let left = try await world.contact(kept)
        #expect(left.name == "" && left.optIn == .unknown && left.phone?.rawValue == "+918121000001")
        #expect(try await identities(world, gone) == ["+4915123456789"])
        #expect(try await identities(world, kept) == ["+918121000001"])
        await #expect(throws: MergeError.undone(gone)) { try await merges.undo(gone, by: world.caller()) }
        #expect(try await merges.merges(into: kept, in: world.here).first?.undoneAt != nil)

        // And once more, as if nothing had been.
        _ = try await merges.merge(gone, into: kept, by: world.caller())
        #expect(try await merges.merges(into: kept, in: world.here).map(\.undoneAt) == [nil])
    }

    @Test(arguments: TestDatabase.all)
    func `A chain of merges is undone link by link`(kind: TestDatabase) async throws {
        let world = try await TradeWorld(kind)
        let merges = merges(world)
        let (a, b, c) = (
            try await world.add("+918121000001", name: "A"), try await world.add("+918121000002", name: "B"),
            try await world.add("+918121000003", name: "C")
        )
        _ = try await merges.merge(c, into: b, by: world.caller())
        _ = try await merges.merge(b, into: a, by: world.caller())
        #expect(try await identities(world, a).count == 3)
        #expect(Set(try await merges.merges(into: a, in: world.here).map(\.gone)) == [b, c])

        _ = try await merges.undo(b, by: world.caller())
        #expect(try await identities(world, b) == ["+918121000002", "+918121000003"])
        _ = try await merges.undo(c, by: world.caller())
        #expect(try await identities(world, a) == ["+918121000001"])
        #expect(try await identities(world, b) == ["+918121000002"])
        #expect(try await identities(world, c) == ["+918121000003"])
    }

    @Test(arguments: TestDatabase.all)
    func `Other people's contacts are not merged, nor seen`(kind: TestDatabase) async throws {
        let world = try await TradeWorld(kind)
        let merges = merges(world)
        let ours = try await world.add("+918121000001", name: "Asha Rao")
        let twin = try await world.add("+918121000002", name: "asha RAO")
        let theirs = try await world.add("+918121000003", name: "Asha Rao", in: 2)
        await #expect(throws: ContactError.notFound(theirs)) {
            try await merges.merge(theirs, into: ours, by: world.caller())
        }
        await #expect(throws: MergeError.same) { try await merges.merge(ours, into: ours, by: world.caller()) }
        await #expect(throws: MergeError.notFound(ours)) { try await merges.undo(ours, by: world.caller(in: 2)) }
        let groups = try await merges.duplicates(in: world.here, after: nil, limit: 10)
        #expect(groups.map { $0.contacts.map(\.contact.id) } == [[ours, twin]])
        #expect(try await merges.duplicates(in: WorkspaceID(rawValue: 2), after: nil, limit: 10).isEmpty)
    }
}
