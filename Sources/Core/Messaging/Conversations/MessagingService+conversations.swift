package import Contacts
import Events
package import Primitives
import Routes
import Storage

extension MessagingService {
    /// Opens the conversation of a channel with a contact, or with a number, whose contact is made when it is new.
    ///
    /// - Throws: `MessagingError.channelNotFound`, `ContactError`, a problem when neither contact nor number is given.
    package func open(
        _ channel: ChannelID,
        with contact: ContactID?,
        phone: PhoneNumber?,
        name: String?,
        in workspace: WorkspaceID
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
            guard try ChannelStore(transaction).find(workspace, channel) != nil else {
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
                        onMerge: Self.moveConversations
                    )
                }
            return try ConversationStore(transaction)
                .open(workspace, channel: channel, contact: person.id, shown: true, id: ambient.id(), at: ambient.now())
                .id
        }
    }

    package func markRead(_ id: ConversationID, in workspace: WorkspaceID) async throws {
        try await change(id, in: workspace) { try $0.markRead(workspace, id) }
    }

    package func set(_ status: Conversation.Status, of id: ConversationID, in workspace: WorkspaceID) async throws {
        try await change(id, in: workspace) { try $0.setStatus(workspace, id, status) }
    }

    /// Follows a merge of two contacts.
    package static let moveConversations: ContactMergeObserver = { transaction, workspace, kept, gone in
        try ConversationStore(transaction).merge(workspace, kept: kept, gone: gone)
    }

    private func change(
        _ id: ConversationID,
        in workspace: WorkspaceID,
        _ body: @escaping @Sendable (ConversationStore) throws -> Bool
    ) async throws {
        try await database.write { transaction in
            let store = ConversationStore(transaction)
            guard try store.find(workspace, id) != nil else { throw MessagingError.conversationNotFound(id) }
            guard try body(store) else { return }
            try events.append(
                NewEvent(
                    workspace: workspace,
                    kind: "conversation.changed",
                    subject: "\(id)",
                    payload: ConversationChanged(conversationId: id).json
                ),
                in: transaction
            )
        }
    }
}

/// The payload of the event `conversation.changed`.
struct ConversationChanged: Encodable {
    let conversationId: ConversationID
}
