package import Primitives
package import Storage
package import Templates

/// What would miss a template that is deleted.
package struct SequenceUses {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// Sequences that name it in their plan.
    package func uses(of template: TemplateID) throws -> [TemplateUse] {
        try transaction.rows(
            """
            SELECT id, name, state FROM sequences
            WHERE workspace_id = \(workspace) AND state <> 'deleted' AND draft LIKE \("%\"\(template)\"%")
            ORDER BY id DESC LIMIT 100
            """
        ).map { row in
            let id: Int64 = try row["id"]
            return TemplateUse(
                kind: "sequence",
                id: "\(SequenceID(rawValue: id))",
                name: try row["name"],
                state: try row["state"]
            )
        }
    }
}
