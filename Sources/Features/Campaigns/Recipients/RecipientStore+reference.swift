import Primitives
import Storage

extension RecipientStore {
    func find(reference: String) throws -> Recipient? {
        try transaction.row(
            """
            SELECT * FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND reference = \(reference)
            """
        ).map(Recipient.init)
    }

    func note(_ message: MessageID?, reference: String?, row: Int) throws {
        try transaction.run(
            """
            UPDATE campaign_recipients SET handed = \(message == nil ? 0 : 1), message_id = \(message),
                reference = \(reference)
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number = \(row)
            """
        )
    }
}
