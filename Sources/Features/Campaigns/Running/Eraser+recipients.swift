package import Contacts
import Storage

extension Eraser {
    /// What campaigns keep of a person. A recipient's row stays with its state and price: the campaign's counts are made of them.
    package static let recipients = Eraser { transaction, workspace, person in
        let rows = try transaction.run(
            """
            UPDATE campaign_recipients SET name = '', folded_name = '', phone = '', content = NULL, preview = NULL
            WHERE workspace_id = \(workspace) AND contact_id = \(person.contact)
            """
        )
        return ["campaign_recipients": rows]
    }
}
