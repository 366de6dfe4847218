import Primitives
import Storage

/// Something that holds at every committed state, as a query that finds where it does not.
struct Invariant {
    let name: String
    /// What should hold.
    let sentence: String
    /// What the subject's number identifies: `hold`, `message`; empty for the wallet.
    let subject: String
    /// Gives `workspace_id, subject, found, expected`, also where the two are equal.
    let query: SQL

    func findings(in transaction: Transaction, workspace: WorkspaceID?) throws -> [Finding] {
        let scope: SQL = workspace.map { " AND workspace_id = \($0)" } ?? ""
        return try transaction.rows(
            "SELECT workspace_id, subject, found, expected FROM (" + query + ") AS checked WHERE found <> expected" + scope
                + " ORDER BY workspace_id, subject LIMIT 100"
        ).map { row in
            let number: Int64? = try row["subject"]
            return Finding(
                invariant: name,
                workspace: try row["workspace_id"],
                sentence: sentence,
                subject: number.map { "\(subject) \($0)" } ?? "",
                found: try row["found"],
                expected: try row["expected"]
            )
        }
    }
}
