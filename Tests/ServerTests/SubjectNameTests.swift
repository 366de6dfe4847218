import Contacts
import Primitives
import Routes
@testable import Server
import Storage
import TestSupport
import Testing
@testable import Workspaces

/// What the journal calls things, in the whole server.
struct SubjectNameTests {
    @Test(arguments: TestDatabase.all)
    func `Contacts are named to those who may see them`(kind: TestDatabase) async throws {
        let world = try await ServerWorld(kind)
        let here = world.owner.workspace
        let ambient = world.server.world.ambient
        let (named, nameless) = try await world.server.world.database.write { transaction in
            let store = ContactStore(transaction, ambient: ambient)
            let numbers = try ["+919810000001", "+919810000002"].map { try #require(PhoneNumber($0)) }
            let people: [(phone: PhoneNumber, name: String)] = [(numbers[0], "Asha Verma"), (numbers[1], "")]
            let made = try store.upsert(people, source: .manual, in: here)
            return (try #require(made[numbers[0]]).id, try #require(made[numbers[1]]).id)
        }
        func names(_ powers: Powers) async throws -> [String: String] {
            let caller = Caller(workspace: here, actor: world.owner.actor, powers: powers)
            let entry = AuditEntry(
                id: ID(rawValue: 1),
                at: ambient.now(),
                actor: caller.name,
                actorName: nil,
                action: "contacts.merged",
                subject: "\(named)",
                detail: "\(nameless)"
            )
            return try await world.server.world.database.read { transaction in
                try Features.subjectNames(ambient).find([entry], for: caller, in: transaction)
            }
        }
        #expect(try await names(.ofRole) == ["\(named)": "Asha Verma", "\(nameless)": "+919810000002"])
        let masked = try await names(Powers(permissions: ["contacts.view"], hidesNumbers: true))
        #expect(masked["\(named)"] == "Asha Verma")
        #expect(masked["\(nameless)"]?.contains("981") == false)
        #expect(try await names(Powers(permissions: ["audit.view"])).isEmpty)
    }
}
