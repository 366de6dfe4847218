import Foundation
package import Invoices
import Notifications
package import Primitives
package import Routes
package import Storage
import Workspaces

/// Whom a workspace's invoices are made out to.
package struct BillingProfiles: Sendable {
    private let database: Database
    private let ambient: Ambient
    private let audit: AuditLog

    package init(database: Database, ambient: Ambient) {
        self.database = database
        self.ambient = ambient
        audit = AuditLog(ambient: ambient)
    }

    /// `nil` before it was entered.
    package func find(_ workspace: WorkspaceID) async throws -> Party? {
        try await database.read { try Self.find(workspace, in: $0) }
    }

    static func find(_ workspace: WorkspaceID, in transaction: Transaction) throws -> Party? {
        let row = try transaction.row("SELECT party FROM billing_profiles WHERE workspace_id = \(workspace)")
        return try row.map { row in
            let text: String = try row["party"]
            return try JSONDecoder().decode(Party.self, from: Data(text.utf8))
        }
    }

    /// - Throws: `BillingError.badProfile`, with the field that is wrong.
    package func save(_ entry: ProfileEntry, by caller: Caller) async throws -> Party {
        try await database.write { transaction in
            let workspace = caller.workspace
            guard let country = try WorkspaceStore(transaction).find(workspace)?.country else { throw Problem.notFound }
            let party = try entry.party(country: country)
            let text = String(decoding: try JSONEncoder().encode(party), as: UTF8.self)
            try transaction.run(
                """
                INSERT INTO billing_profiles (workspace_id, party, updated_by, updated_at)
                VALUES (\(workspace), \(text), \(caller.name), \(ambient.now()))
                ON CONFLICT (workspace_id) DO UPDATE
                SET party = excluded.party, updated_by = excluded.updated_by, updated_at = excluded.updated_at
                """
            )
            try audit.record(
                "billing.profile-changed",
                subject: "\(workspace)",
                detail: party.legalName,
                by: caller,
                in: transaction
            )
            return party
        }
    }
}
