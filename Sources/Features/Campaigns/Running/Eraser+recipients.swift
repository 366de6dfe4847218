package import Contacts
import Primitives
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
        // What was counted shows twenty people; it is counted again when somebody asks.
        try transaction.run("DELETE FROM campaign_audiences WHERE workspace_id = \(workspace)")
        return ["campaign_recipients": rows, "campaign_numbers": try numbers(person, workspace, transaction)]
    }

    private static func numbers(
        _ person: ErasedPerson,
        _ workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> Int {
        let phones = person.identities.filter { $0.kind == .phone }.map(\.value)
        guard !phones.isEmpty else { return 0 }
        return try transaction.run(
            """
            UPDATE campaign_numbers SET given = '', e164 = NULL, country = NULL, name = ''
            WHERE workspace_id = \(workspace) AND e164 IN \(list: phones)
            """
        )
    }
}
