import Jobs
import Primitives
import Storage

/// The job that finds out the countries of contacts older than the column, in slices, so that an upgrade holds up nothing.
enum CountryBackfill {
    static let job = SlicedJob(kind: "contacts.countries", step: step)
    static let slice = 500

    /// Leaves the job when there is something to find out.
    static func schedule(in transaction: Transaction, ambient: Ambient) throws {
        guard try transaction.row("SELECT id FROM contact_country_backfill") != nil else { return }
        try job.schedule(in: transaction, ambient: ambient)
    }

    /// One slice and how far it went, in one transaction. Returns whether that was the last.
    static func step(in transaction: Transaction) throws -> Bool {
        guard let place = try transaction.row("SELECT * FROM contact_country_backfill") else { return true }
        let (workspace, contact): (WorkspaceID, ContactID) = (try place["workspace_id"], try place["contact_id"])
        let rows = try transaction.rows(
            """
            SELECT workspace_id, id, phone, country FROM contacts WHERE (workspace_id, id) > (\(workspace), \(contact))
            ORDER BY workspace_id, id LIMIT \(slice)
            """
        )
        guard let last = rows.last else {
            try transaction.run("DELETE FROM contact_country_backfill")
            return true
        }
        try transaction.runEach(
            rows.compactMap { row -> SQL? in
                let (phone, known): (PhoneNumber?, String?) = (try row["phone"], try row["country"])
                guard known == nil, let country = phone?.country else { return nil }
                let (workspace, id): (WorkspaceID, ContactID) = (try row["workspace_id"], try row["id"])
                return """
                    UPDATE contacts SET country = \(country)
                    WHERE workspace_id = \(workspace) AND id = \(id) AND phone = \(phone)
                    """
            }
        )
        let (reached, at): (WorkspaceID, ContactID) = (try last["workspace_id"], try last["id"])
        try transaction.run("UPDATE contact_country_backfill SET workspace_id = \(reached), contact_id = \(at)")
        return false
    }
}
