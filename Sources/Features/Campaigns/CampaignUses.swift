package import Primitives
package import Storage
package import Templates

/// What would miss a template that is deleted.
package struct CampaignUses {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// Campaigns that have not ended.
    package func uses(of template: TemplateID) throws -> [TemplateUse] {
        try transaction.rows(
            """
            SELECT id, name, state FROM campaigns
            WHERE workspace_id = \(workspace) AND template_id = \(template)
            AND state NOT IN ('completed', 'cancelled', 'failed') ORDER BY id DESC LIMIT 100
            """
        ).map { row in
            let id: CampaignID = try row["id"]
            return TemplateUse(kind: "campaign", id: "\(id)", name: try row["name"], state: try row["state"])
        }
    }
}
