package import Contacts
import Storage

extension Eraser {
    /// What campaigns keep of a person. A recipient's row stays with its state and price: the campaign's counts are made of them.
    package static let recipients = Eraser { transaction, workspace, person in
        try transaction.run(
            """
            UPDATE campaign_replies SET message_id = NULL
            WHERE workspace_id = \(workspace) AND (campaign_id, row_number) IN (
                SELECT campaign_id, row_number FROM campaign_recipients
                WHERE workspace_id = \(workspace) AND contact_id = \(person.contact))
            """
        )
        let rows = try transaction.run(
            """
            UPDATE campaign_recipients SET name = '', folded_name = '', phone = '', content = NULL, preview = NULL
            WHERE workspace_id = \(workspace) AND contact_id = \(person.contact)
            """
        )
        return ["campaign_recipients": rows]
    }
}
