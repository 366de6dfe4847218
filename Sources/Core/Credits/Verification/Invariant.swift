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
    let query: (Scope) -> SQL

    /// Which workspaces are looked at. Written into every part of a query, so that looking at one reads only its rows.
    struct Scope {
        let workspace: WorkspaceID?

        /// A condition on the table or alias.
        func callAsFunction(_ table: String) -> SQL {
            guard let workspace else { return "1 = 1" }
            return "\(raw: table).workspace_id = \(workspace)"
        }
    }

    func findings(in transaction: Transaction, workspace: WorkspaceID?) throws -> [Finding] {
        try transaction.rows(
            "SELECT workspace_id, subject, found, expected FROM (" + query(Scope(workspace: workspace))
                + ") AS checked WHERE found <> expected ORDER BY workspace_id, subject LIMIT 100"
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
