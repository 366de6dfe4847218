import Contacts
import Primitives
import Routes
@testable import Sequences
import Storage
import TestSupport
import Testing

/// The sequences of one contact.
struct ContactSequenceTests {
    @Test(arguments: TestDatabase.all)
    func `A contact's sequences are theirs alone, the newest first, with stage, step and how many there are`(
        kind: TestDatabase
    ) async throws {
        let world = try await SequencesWorld(kind)
        let (first, second) = (
            try await world.publish([SequencesWorld.step("a", 1)]),
            try await world.publish([SequencesWorld.step("b", 2)])
        )
        let gone = try await world.publish([SequencesWorld.step("c", 1)])
        let (asha, other) = (try await world.person(1), try await world.person(2, name: "Other"))
        for id in [first, gone, second] { try await world.enrol(id, asha) }
        try await world.enrol(first, other)
        try await world.feature.service.delete(gone, by: world.owner)

        func page(_ contact: ContactID, after: EnrolmentID? = nil, limit: Int = 50) async throws -> ContactSequencesBody
        {
            try await world.feature.service.sequences(
                of: contact,
                page: PageRequest(after: nil, limit: limit),
                after: after,
                in: world.workspace
            )
        }
        let whole = try await page(asha)
        #expect(whole.items.map(\.sequence.id) == ["\(second)", "\(first)"])
        #expect(whole.items.map(\.stage) == [.enrolled, .enrolled])
        #expect(whole.items.map(\.step?.id) == ["b", "a"])
        #expect(whole.items.allSatisfy { $0.nextAt != nil && $0.endedAt == nil && $0.sequenceState == .live })
        #expect(whole.total == 2)
        let top = try await page(asha, limit: 1)
        #expect(top.items.count == 1 && top.next != nil)
        let rest = try await page(asha, after: top.items[0].id, limit: 1)
        #expect(rest.items.map(\.sequence.id) == ["\(first)"])
        #expect(rest.next == nil && rest.total == nil)
        #expect(try await page(other).items.map(\.sequence.id) == ["\(first)"])

        await #expect(throws: ContactError.notFound(asha)) {
            try await world.feature.service.sequences(
                of: asha,
                page: PageRequest(after: nil, limit: 5),
                after: nil,
                in: WorkspaceID(rawValue: 8)
            )
        }
    }
}
