package import Contacts
import Events
package import Primitives
package import Routes
import Storage
import Workspaces

extension MessagingService {
    /// Opens the conversation of a channel with a contact, or with a number, whose contact is made when it is new.
    ///
    /// - Parameter agreed: whether a new contact agreed to marketing, by the caller's word. Who is known keeps what they said.
    /// - Throws: `MessagingError.channelNotFound`, `ContactError`, `InboxError.heldElsewhere`, the problem `forbidden`, a problem when
    ///   neither contact nor number is given.
    package func open(
        _ channel: ChannelID,
        with contact: ContactID?,
        phone: PhoneNumber?,
        name: String?,
        agreed: Bool = false,
        by caller: Caller
    ) async throws -> ConversationID {
        if agreed { try caller.require(.editContacts) }
        let word = agreed ? ConsentWord(.yes, source: .manual, actor: caller.name) : nil
        return try await open(channel, with: contact, phone: phone, name: name, word: word, in: caller.workspace) {
            place,
            usual,
            transaction in
            let scope = try InboxScope(caller, in: transaction)
            guard let place else { return scope.inboxes.contains(usual) ? usual : scope.inboxes.first ?? usual }
            guard scope.sees(place) else { throw InboxError.heldElsewhere }
            return place.inbox
        }
    }

    /// The same for callers who see everything.
    package func open(
        _ channel: ChannelID,
        with contact: ContactID?,
        phone: PhoneNumber?,
        name: String?,
        in workspace: WorkspaceID
    ) async throws -> ConversationID {
        try await open(channel, with: contact, phone: phone, name: name, in: workspace) { place, usual, _ in
            place?.inbox ?? usual
        }
    }

    /// - Parameters:
    ///   - word: what a new contact said of marketing, but for one who refused it before they were erased.
    ///   - inbox: which one it is to be in, from where it is now if it is there, and where the channel's begin.
    private func open(
        _ channel: ChannelID,
        with contact: ContactID?,
        phone: PhoneNumber?,
        name: String?,
        word: ConsentWord? = nil,
        in workspace: WorkspaceID,
        inbox: @escaping @Sendable (ConversationPlace?, Inbox, Transaction) throws -> Inbox
    ) async throws -> ConversationID {
        do {
            if let phone { _ = try PhoneReader(defaultCountry: nil).read(phone.rawValue) }
        } catch {
            throw ContactError.badNumber(error)
        }
        guard contact != nil || phone != nil else {
            throw MessagingError.content([
                .init(path: "contactId", detail: "Give a contact, or a number in E.164 form.")
            ])
        }
        return try await database.write { transaction in
            guard let usual = try ChannelStore(transaction).find(workspace, channel)?.inbox else {
                throw MessagingError.channelNotFound(channel)
            }
            let store = contacts(transaction)
            let person =
                if let contact {
                    try store.find(contact, in: workspace)
                } else {
                    try store.resolve(
                        workspace: workspace,
                        identities: ContactIdentities(phone: phone, name: name),
                        source: .manual,
                        onMerge: followMerge,
                        onNew: { made in
                            guard let word, made.optIn == .unknown else { return }
                            try store.take(word, of: made.id, in: workspace)
                            try AuditLog(ambient: ambient).record(
                                "contacts.consent",
                                subject: "\(made.id)",
                                detail: "\(word.purpose.rawValue): \(word.value.rawValue)",
                                by: word.actor ?? "",
                                of: workspace,
                                in: transaction
                            )
                        }
                    )
                }
            let conversations = ConversationStore(transaction)
            let present = try conversations.find(workspace, channel: channel, contact: person.id)
            return try conversations.open(
                workspace,
                channel: channel,
                contact: person.id,
                shown: true,
                inbox: try inbox(present?.place, usual, transaction),
                source: .agent,
                id: ambient.id(),
                at: ambient.now()
            ).id
        }
    }

    /// Follows a merge of two contacts: conversations, then what campaigns know of them, and others.
    package var followMerge: ContactMergeObserver {
        { [inbox, ambient, events] transaction, workspace, kept, gone in
            try Self.moveConversations(ambient, events)(transaction, workspace, kept, gone)
            try inbox.answers.merged(transaction, workspace, kept, gone)
            try inbox.merged(transaction, workspace, kept, gone)
        }
    }
}
