import CloudAPI
import Contacts
import Credits
import Jobs
import Primitives
import Storage

/// What a message from a contact says about marketing: STOP and START, a template's "Stop promotions", or merely that the
/// person wrote. The word stands in the transaction that takes the message in, so no marketing leaves after it.
struct OptOutStep {
    let service: MessagingService
    let transaction: Transaction
    let workspace: WorkspaceID

    /// - Returns: whether the person stops marketing with it.
    func apply(_ message: InboundMessage, from contact: Contact, as id: MessageID, on channel: ChannelID, at: Timestamp)
        throws -> Bool
    {
        let settings = try OptOutStore(transaction, in: workspace).settings()
        let contacts = service.contacts(transaction)
        guard let words = try words(of: message), let wish = settings.wish(in: words) else {
            guard settings.inboundIsConsent, contact.optIn == .unknown, contact.blockedAt == nil else { return false }
            let word = ConsentWord(.yes, source: .inbound, evidence: "The contact wrote to us.", at: at)
            try contacts.take(word, of: contact.id, in: workspace)
            return false
        }
        let word = ConsentWord(wish, source: .keyword, evidence: String(words.prefix(200)), at: at)
        try contacts.take(word, of: contact.id, in: workspace)
        // Once for each change: two machines that stop each other shall not go on for ever.
        let now = try contacts.find(contact.id, in: workspace).optIn
        if now == wish, contact.optIn != wish {
            if wish == .no {
                try TemplateAnswers(transaction: transaction, workspace: workspace)
                    .stopped(contact.id, on: channel, at: at)
            }
            try confirm(wish == .no ? settings.confirmStop : settings.confirmStart, to: contact.id, id, on: channel)
        }
        return wish == .no
    }

    /// The words that may be a wish: a whole text, or a tap on a quick reply of a marketing template. A tap on another
    /// template's button says something about what that one was for.
    private func words(of message: InboundMessage) throws -> String? {
        switch message.content {
        case .text(let text): return text
        case .button(let text, let payload):
            guard try isAboutMarketing(message.context?.messageID) else { return nil }
            let settings = try OptOutStore(transaction, in: workspace).settings()
            return payload.flatMap { settings.wish(in: $0) == nil ? nil : $0 } ?? text
        default: return nil
        }
    }

    private func isAboutMarketing(_ wamid: String?) throws -> Bool {
        guard let wamid else { return true }
        let row = try transaction.row(
            "SELECT category FROM messages WHERE workspace_id = \(workspace) AND wamid = \(wamid)"
        )
        guard let row else { return true }
        return ConsentPurpose(kept: try row["category"]) == .marketing
    }

    private func confirm(_ text: String, to contact: ContactID, _ message: MessageID, on channel: ChannelID) throws {
        guard !text.isEmpty else { return }
        let wish = OptOutConfirmation.Payload(contact: contact, channel: channel, message: message, text: text)
        try JobStore(transaction, ambient: service.ambient).enqueue(
            NewJob(
                workspace: workspace,
                kind: OptOutConfirmation.kind,
                key: "\(message)",
                runAt: service.ambient.now(),
                payload: try wish.json
            )
        )
    }
}
