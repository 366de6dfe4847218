package import Contacts
import Storage

extension CampaignAnswers {
    /// What campaigns sent to one of two contacts was sent to the person they are now. Where one campaign wrote to both, each
    /// keeps its row.
    package static let merged: ContactMergeObserver = { transaction, workspace, kept, gone in
        let others: SQL = """
            campaign_id NOT IN (
                SELECT o.campaign_id FROM campaign_recipients o WHERE o.workspace_id = \(workspace) AND o.contact_id = \(kept))
            """
        try MergeLog(transaction, in: workspace).note("campaign", of: gone) { gone in
            """
            SELECT DISTINCT campaign_id FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND contact_id = \(gone) AND \(others)
            """
        }
        try transaction.run(
            """
            UPDATE campaign_recipients SET contact_id = \(kept)
            WHERE workspace_id = \(workspace) AND contact_id = \(gone) AND \(others)
            """
        )
    }

    /// The same the other way, when a merge is undone.
    package static let returned: ContactMergeObserver = { transaction, workspace, kept, gone in
        try transaction.run(
            """
            UPDATE campaign_recipients SET contact_id = \(gone)
            WHERE workspace_id = \(workspace) AND contact_id = \(kept)
                AND campaign_id \(MergeLog(transaction, in: workspace).moved("campaign", with: gone))
            """
        )
    }
}
