import Primitives
import Storage
import TestSupport
import Testing

@testable import Contacts

@Suite struct ContactStoreTests {
    private let here = WorkspaceID(rawValue: 1)
    private let elsewhere = WorkspaceID(rawValue: 2)

    @Test(arguments: TestDatabase.all)
    func `The same identities find the same contact`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let ada = try await world.resolve(phone: "+4915123456789", userID: "DE.1", username: "ada", name: "Ada")

        #expect(try await world.resolve(phone: "+4915123456789").id == ada.id)
        #expect(try await world.resolve(userID: "DE.1").id == ada.id)
        #expect(try await world.resolve(username: "ADA").id == ada.id)
        #expect(ada.name == "Ada")
        #expect(try await world.resolve(userID: "DE.1", name: "Other").name == "Ada")
        #expect(try await world.count() == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A workspace's contacts are its own`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let ada = try await world.resolve(phone: "+4915123456789")
        let other = try await world.resolve(phone: "+4915123456789", in: elsewhere)

        #expect(ada.id != other.id)
        await #expect(throws: ContactError.notFound(ada.id)) {
            try await world.database.read { try world.store($0).find(ada.id, in: WorkspaceID(rawValue: 2)) }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Brazil's and Mexico's variants reach one contact`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        #expect(
            try await world.resolve(phone: "+553188887777").id == world.resolve(phone: "+5531988887777").id
        )
        #expect(
            try await world.resolve(phone: "+5215512345678").id == world.resolve(phone: "+525512345678").id
        )
        #expect(try await world.count() == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `Two contacts become one when a message proves it`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let byPhone = try await world.resolve(phone: "+4915123456789", name: "")
        let byUser = try await world.resolve(userID: "DE.1", parentUserID: "P.1", username: "ada", name: "Ada")

        let one = try await world.resolve(phone: "+4915123456789", userID: "DE.1")

        #expect(one.id == byPhone.id)
        #expect(one.name == "Ada")
        #expect(one.username == "ada")
        #expect(world.merges.all == [World.Merge(kept: byPhone.id, gone: byUser.id)])
        #expect(try await world.count() == 1)
        #expect(try await world.resolve(parentUserID: "P.1").id == byPhone.id)
        let survivor = try await world.database.read { try world.store($0).survivor(of: byUser.id, in: world.here) }
        #expect(survivor == byPhone.id)
    }

    @Test(arguments: TestDatabase.all)
    func `Three meet at once, and an earlier merge follows the later`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let first = try await world.resolve(username: "ada")
        let second = try await world.resolve(phone: "+4915123456789")
        let third = try await world.resolve(userID: "DE.1")
        _ = try await world.resolve(phone: "+4915123456789", userID: "DE.1")

        let one = try await world.resolve(phone: "+4915123456789", userID: "DE.1", username: "ada")

        #expect(one.id == first.id)
        let survivors = try await world.database.read { transaction in
            try [second.id, third.id].map { try world.store(transaction).survivor(of: $0, in: world.here) }
        }
        #expect(survivors == [first.id, first.id])
    }

    @Test(arguments: TestDatabase.all)
    func `A number handed on moves to the person who has it now`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let old = try await world.resolve(phone: "+4915123456789", userID: "DE.1")
        let new = try await world.resolve(userID: "DE.2")

        let holder = try await world.resolve(phone: "+4915123456789", userID: "DE.2")

        #expect(holder.id == new.id)
        #expect(holder.phone?.rawValue == "+4915123456789")
        #expect(try await world.resolve(userID: "DE.1").id == old.id)
        #expect(try await world.resolve(userID: "DE.1").phone == nil)
        #expect(world.merges.all.isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `A username handed on joins nobody`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let ada = try await world.resolve(userID: "DE.1", username: "ada")
        let bob = try await world.resolve(phone: "+4915123456780", userID: "DE.2")

        let holder = try await world.resolve(userID: "DE.2", username: "ada")
        let stranger = try await world.resolve(userID: "DE.3", username: "ada")

        #expect(holder.id == bob.id)
        #expect(stranger.id != ada.id && stranger.id != bob.id)
        #expect(try await world.resolve(userID: "DE.2").username == nil)
        #expect(world.merges.all.isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `The newest word about consent survives a merge, and a block does`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let byPhone = try await world.resolve(phone: "+4915123456789")
        let byUser = try await world.resolve(userID: "DE.1")
        try await world.database.write { transaction in
            let store = world.store(transaction)
            try store.consent(.yes, of: byPhone.id, source: .manual, in: world.here)
            world.clock.advance(by: .seconds(1))
            try store.consent(.no, of: byUser.id, source: .keyword, in: world.here)
            try store.block(byUser.id, at: world.clock.now, in: world.here)
        }

        let one = try await world.resolve(phone: "+4915123456789", userID: "DE.1")

        #expect(one.id == byPhone.id)
        #expect(one.optIn == .no)
        #expect(one.blockedAt != nil)
    }

    @Test(arguments: TestDatabase.all)
    func `Erasing keeps nothing but a refusal`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let ada = try await world.resolve(phone: "+4915123456789", name: "Ada")
        let bob = try await world.resolve(phone: "+4915123456780", name: "Bob")
        try await world.database.write { transaction in
            let store = world.store(transaction)
            try store.consent(.no, of: ada.id, source: .keyword, in: world.here)
            try store.erase(ada.id, in: world.here)
            try store.erase(bob.id, in: world.here)
        }

        await #expect(throws: ContactError.notFound(ada.id)) {
            try await world.database.read { try world.store($0).find(ada.id, in: world.here) }
        }
        let adaAgain = try await world.resolve(phone: "+4915123456789")
        let bobAgain = try await world.resolve(phone: "+4915123456780")
        #expect(adaAgain.id != ada.id)
        #expect(adaAgain.optIn == .no)
        #expect(bobAgain.optIn == .unknown)
        #expect(bobAgain.name.isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Finds by the beginning of names and numbers, page by page`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        for (phone, name) in [
            ("+5511945957117", "Márcia da Silva"), ("+4915123456789", "Marc Groß"), ("+4915123456780", "SILVIA"),
            ("+12014837261", "Zoe"),
        ] { _ = try await world.resolve(phone: phone, name: name) }
        func names(_ search: String?) async throws -> [String] {
            try await world.database.read {
                try world.store($0).page(world.here, search: search, after: nil, limit: 10)
            }
            .map(\.name)
        }

        #expect(try await names("marc") == ["Marc Groß", "Márcia da Silva"])
        #expect(try await names("sil") == ["SILVIA", "Márcia da Silva"])
        #expect(try await names("márcia DA") == ["Márcia da Silva"])
        #expect(try await names("+49 151") == ["SILVIA", "Marc Groß"])
        #expect(try await names("0049151 234567-89") == ["Marc Groß"])
        #expect(try await names("nobody").isEmpty)
        #expect(try await names("%").isEmpty)

        var seen: [String] = []
        var last: ContactID?
        while true {
            let after = last
            let page = try await world.database.read {
                try world.store($0).page(world.here, search: nil, after: after, limit: 3)
            }
            seen += page.map(\.name)
            last = page.last?.id
            if page.count < 3 { break }
        }
        #expect(seen == ["Zoe", "SILVIA", "Marc Groß", "Márcia da Silva"])
    }

    @Test(arguments: TestDatabase.all)
    func `Many numbers become contacts in one go, once each`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let ada = try await world.resolve(phone: "+5531988887777", name: "")
        let people = try (0..<1500).map { number in
            (phone: try #require(PhoneNumber("+49151\(10_000_000 + number)")), name: "Person \(number)")
        }
        let brazil = (phone: try #require(PhoneNumber("+553188887777")), name: "Bia")

        for _ in 0..<2 {
            let found = try await world.database.write { transaction in
                try world.store(transaction).upsert(people + [brazil], source: .import, in: world.here)
            }
            #expect(found.count == 1501)
            #expect(found[brazil.phone.canonical]?.id == ada.id)
        }
        #expect(try await world.count() == 1501)
        #expect(try await world.resolve(phone: "+5531988887777").name == "Bia")
    }

    @Test(arguments: TestDatabase.all)
    func `Many at once make one contact`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let ids = try await withThrowingTaskGroup(of: ContactID.self) { group in
            for _ in 0..<20 {
                group.addTask { try await world.resolve(phone: "+4915123456789", userID: "DE.1").id }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(ids.count == 1)
        #expect(try await world.count() == 1)
    }
}
