import Contacts
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@testable import FailedMessages
@testable import Messaging

/// Whose messages failed is left out from now on.
struct FailedExclusionTests {
    @Test(arguments: TestDatabase.all)
    func `The contacts of named failures, or of a filter, get the tag once each, and nobody else's`(kind: TestDatabase)
        async throws
    {
        let world = try await FailedWorld(kind)
        let tag = try await world.tag()
        let first = try await world.fail(131_026, to: "+919800000001")
        let second = try await world.fail(131_026, to: "+919800000001")
        try await world.fail(131_026, to: "+919800000002", name: "Ben", ago: .days(5))
        try await world.fail(131_049, to: "+919800000003", name: "Chandra")
        let foreign = try await world.fail(131_026, in: world.elsewhere)

        let named = try await world.exclude(tag, messages: [first, second, foreign])
        #expect(named.edit.matched == 1)
        #expect(named.edit.change.tag == tag)
        #expect(!named.hasMore)
        let asha = try #require(named.edit.selection.ids?.first)
        try await world.carry(tag, [asha])

        // Who carries it is not asked for again.
        let all = try await world.exclude(tag, filter: try world.filter(code: 131_026))
        #expect(all.edit.matched == 1)
        #expect(all.edit.selection.ids != [asha])
        try await world.carry(tag, all.edit.selection.ids ?? [])
        await #expect(throws: FailedMessageError.nobodyToExclude) {
            _ = try await world.exclude(tag, filter: try world.filter(code: 131_026))
        }
        await #expect(throws: FailedMessageError.nobodyToExclude) {
            _ = try await world.exclude(tag, messages: [foreign])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `More than one edit changes are done in several`(kind: TestDatabase) async throws {
        let world = try await FailedWorld(kind)
        let tag = try await world.tag()
        try await world.failMany(1_003)
        let first = try await world.exclude(tag, filter: try world.filter())
        #expect(first.edit.matched == 1_000)
        #expect(first.hasMore)
        try await world.carry(tag, first.edit.selection.ids ?? [])
        let second = try await world.exclude(tag, filter: try world.filter())
        #expect(second.edit.matched == 3)
        #expect(!second.hasMore)
    }
}

extension FailedWorld {
    func tag() async throws -> TagID {
        let tag = Tag(id: ambient.id(), kind: .contact, name: "Unreachable", colour: .red)
        try await database.write { [here, ambient] in
            _ = try TagStore($0, in: here).insert(tag, at: ambient.now())
        }
        return tag.id
    }

    func carry(_ tag: TagID, _ contacts: [ContactID]) async throws {
        try await database.write { [here] in
            _ = try TagStore($0, in: here).add(tag, to: contacts.map(\.subject))
        }
    }

    func exclude(_ tag: TagID, messages: [MessageID]? = nil, filter: FailedFilter? = nil) async throws -> (
        edit: BulkEdit, hasMore: Bool
    ) {
        let filter = filter ?? FailedFilter(longestBefore: clock.now)
        return try await failed.exclude(filter, messages: messages, with: tag, by: caller())
    }

    func failMany(_ count: Int) async throws {
        for number in 0..<count {
            try await fail(131_026, to: "+9198\(10_000_000 + number)", name: "Person \(number)")
        }
    }
}
