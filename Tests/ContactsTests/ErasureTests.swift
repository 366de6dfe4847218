import Primitives
import Storage
import TestSupport
import Testing

@testable import Contacts

@Suite struct ErasureTests {
    private func erasure(_ world: TradeWorld) -> ErasureService {
        ErasureService(database: world.database, ambient: world.ambient, events: world.imports.events)
    }

    private func work(_ world: TradeWorld, _ erasure: ErasureService) async throws {
        try await world.imports.work(world.exports.handlers + erasure.handlers)
    }

    private func row(_ world: TradeWorld, _ id: ContactID) async throws -> Contact? {
        try await world.database.read { [ambient = world.ambient, here = world.here] in
            try ContactStore($0, ambient: ambient).contacts([id], in: here)[id]
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A deleted contact is nowhere, comes back, and is erased when its time is over`(kind: TestDatabase)
        async throws
    {
        let world = try await TradeWorld(kind)
        let erasure = erasure(world)
        let asha = try await world.add("+918121000001", name: "Asha")
        try await erasure.delete(asha, by: world.caller())
        await #expect(throws: ContactError.notFound(asha)) { try await world.contact(asha) }
        await #expect(throws: ContactError.notFound(asha)) { try await erasure.delete(asha, by: world.caller()) }
        await #expect(throws: ContactError.notFound(asha)) { try await erasure.restore(asha, by: world.caller(in: 2)) }
        #expect(try await erasure.restore(asha, by: world.caller()).contact.name == "Asha")

        world.imports.clock.advance(by: .days(40))
        try await work(world, erasure)
        #expect(try await world.contact(asha).name == "Asha")

        try await erasure.setGrace(days: 7, by: world.caller())
        try await erasure.delete(asha, by: world.caller())
        world.imports.clock.advance(by: .days(6))
        try await work(world, erasure)
        #expect(try await row(world, asha)?.name == "Asha")
        world.imports.clock.advance(by: .days(2))
        try await work(world, erasure)
        let gone = try await row(world, asha)
        #expect(gone?.name == "" && gone?.phone == nil && gone?.erasedAt != nil)
        await #expect(throws: ContactError.notFound(asha)) { try await erasure.restore(asha, by: world.caller()) }
    }

    @Test(arguments: TestDatabase.all)
    func `Who writes while the time runs is there again`(kind: TestDatabase) async throws {
        let world = try await TradeWorld(kind)
        let erasure = erasure(world)
        let asha = try await world.add("+918121000001", name: "Asha")
        try await erasure.delete(asha, by: world.caller())
        let phone = try #require(PhoneNumber("+918121000001"))
        let back = try await world.database.write { [ambient = world.ambient, here = world.here] in
            try ContactStore($0, ambient: ambient)
                .resolve(workspace: here, identities: ContactIdentities(phone: phone), source: .inbound)
        }
        #expect(back.id == asha && back.deletedAt == nil)
        world.imports.clock.advance(by: .days(31))
        try await work(world, erasure)
        #expect(try await world.contact(asha).name == "Asha")
    }

    @Test(arguments: TestDatabase.all)
    func `Nothing of an erased person is left in any table or in the file, and the proof adds up`(kind: TestDatabase)
        async throws
    {
        let world = try await TradeWorld(kind)
        let erasure = erasure(world)
        let file = "Name,Phone,Note\nZebediah Quux,+918121000777,likes teapots\nBina,+918121000002,other\n"
        let uploaded = try await world.imports.upload(file)
        _ = try await world.imports.imports.map(
            uploaded.id,
            to: uploaded.mapping,
            defaultCountry: "IN",
            in: world.here
        )
        try await world.work()
        _ = try await world.imports.imports.start(uploaded.id, by: "mem_1", in: world.here)
        try await world.work()
        let phone = try #require(PhoneNumber("+918121000777"))
        let found = try await world.database.read { [ambient = world.ambient, here = world.here] in
            try ContactStore($0, ambient: ambient).find(phone, in: here)
        }
        let person = try #require(found).id
        let no = ConsentWord(.no, source: .keyword, evidence: "Zebediah says stop")
        try await world.consent.take(no, of: person, in: world.here)
        _ = try await world.export()

        let begun = try await erasure.erase(person, confirmed: "\(person)", by: world.caller())
        try await work(world, erasure)
        let proof = try #require(try await erasure.find(begun.id, in: world.here))

        #expect(proof.state == .done)
        #expect(proof.counts["import_rows"] == 1)
        #expect(proof.counts["contact_identities"] == 1)
        #expect(proof.counts["export_chunks"] == 1)
        let finishedAt = try #require(proof.finishedAt)
        let text = Erasure.digestedText(proof.id, person, by: proof.requestedBy, at: finishedAt, proof.counts)
        #expect(proof.digest == Erasure.digest(text))
        #expect(try await erasure.find(begun.id, in: WorkspaceID(rawValue: 2)) == nil)
        for trace in ["Zebediah", "zebediah", "Quux", "918121000777", "8121000777", "teapots"] {
            #expect(try await world.database.holds(trace) == false, "\(trace)")
        }
        #expect(try await world.database.holds("Bina"))

        // The no is known again all the same.
        let again = try await world.add("+918121000777", name: "Z")
        #expect(try await world.contact(again).optIn == .no)
    }

    @Test func `Nobody erases by mistake`() async throws {
        let world = try await TradeWorld(.sqlite)
        let asha = try await world.add("+918121000001", name: "Asha")
        await #expect(throws: (any Error).self) {
            try await erasure(world).erase(asha, confirmed: "yes", by: world.caller())
        }
        #expect(try await world.contact(asha).name == "Asha")
    }
}
