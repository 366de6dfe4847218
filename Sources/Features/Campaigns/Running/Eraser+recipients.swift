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
        // Where one campaign wrote to two who are one by now, each has its row.
        let gone = try MergeLog(transaction, in: workspace).gone(into: [person.contact])
        var rows = try empty("contact_id IN \(list: [person.contact] + gone.keys.sorted())", workspace, transaction)
        let phones = person.identities.filter { $0.kind == .phone }.map(\.value)
        if !phones.isEmpty {
            // Who stands in a list twice, or was beyond the plan, is left out with their number and is no contact there.
            let isListed: SQL = """
                campaign_id IN (SELECT id FROM campaigns WHERE workspace_id = \(workspace)) AND state = 'skipped'
                AND contact_id IS NULL AND phone IN \(list: phones)
                """
            rows += try empty(isListed, workspace, transaction)
        }
        // What was counted shows twenty people; it is counted again when somebody asks.
        try transaction.run("DELETE FROM campaign_audiences WHERE workspace_id = \(workspace)")
        return ["campaign_recipients": rows, "campaign_numbers": try numbers(phones, workspace, transaction)]
    }

    private static func empty(_ condition: SQL, _ workspace: WorkspaceID, _ transaction: Transaction) throws -> Int {
        try transaction.run(
            """
            UPDATE campaign_recipients SET name = '', folded_name = '', phone = '', content = NULL, preview = NULL
            WHERE workspace_id = \(workspace) AND \(condition)
            """
        )
    }

    private static func numbers(_ phones: [String], _ workspace: WorkspaceID, _ transaction: Transaction) throws -> Int
    {
        guard !phones.isEmpty else { return 0 }
        return try transaction.run(
            """
            UPDATE campaign_numbers SET given = '', e164 = NULL, country = NULL, name = ''
            WHERE workspace_id = \(workspace) AND e164 IN \(list: phones)
            """
        )
    }
}
