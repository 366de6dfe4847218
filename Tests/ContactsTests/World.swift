import Jobs
import Primitives
import Storage
import Synchronization
import TestSupport

@testable import Contacts

/// A database with contacts, and one workspace to look from.
struct World: Sendable {
    struct Merge: Equatable {
        let kept: ContactID
        let gone: ContactID
    }

    /// The merges that were told of.
    final class Merges: Sendable {
        private let told = Mutex<[Merge]>([])

        var all: [Merge] { told.withLock { $0 } }

        func add(_ merge: Merge) {
            told.withLock { $0.append(merge) }
        }
    }

    let here = WorkspaceID(rawValue: 1)
    let database: Database
    let clock: TestClock
    let ambient: Ambient
    let merges = Merges()

    init(_ kind: TestDatabase) async throws {
        clock = TestClock()
        ambient = .test(clock)
        database = try await kind.open(ContactMigrations.all + JobMigrations.all)
    }

    func store(_ transaction: Transaction) -> ContactStore {
        ContactStore(transaction, ambient: ambient)
    }

    func resolve(
        phone: String? = nil,
        userID: String? = nil,
        parentUserID: String? = nil,
        username: String? = nil,
        name: String? = nil,
        in workspace: WorkspaceID? = nil
    ) async throws -> Contact {
        let identities = ContactIdentities(
            phone: phone.flatMap { PhoneNumber($0) },
            userID: userID,
            parentUserID: parentUserID,
            username: username,
            name: name
        )
        return try await database.write { transaction in
            try store(transaction).resolve(workspace: workspace ?? here, identities: identities, source: .inbound) {
                _,
                _,
                kept,
                gone in merges.add(Merge(kept: kept, gone: gone))
            }
        }
    }

    func count(in workspace: WorkspaceID? = nil) async throws -> Int {
        try await database.read { transaction in
            let row = try transaction.row(
                "SELECT count(*) AS count FROM contacts WHERE workspace_id = \(workspace ?? here) AND deleted_at IS NULL"
            )
            return try row.map { try $0["count"] } ?? 0
        }
    }
}
