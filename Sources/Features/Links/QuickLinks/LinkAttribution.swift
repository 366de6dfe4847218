package import Messaging
package import Storage

/// Finds the link that brought a conversation, by what the customer wrote first.
package enum LinkAttribution {
    /// Runs in the transaction that keeps the message.
    package static func note(_ heard: HeardText, _ transaction: Transaction) throws {
        let links = QuickLinkStore(transaction, in: heard.workspace)
        guard let link = try links.find(in: heard.text, on: heard.channel) else { return }
        try links.began(heard.conversation, by: link, at: heard.at)
        try ConversationStore(transaction)
            .noteLink(heard.workspace, heard.conversation, message: heard.message)
    }
}
