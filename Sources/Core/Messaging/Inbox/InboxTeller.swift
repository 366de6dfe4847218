import Events
import Primitives
import Storage
import Workspaces

/// Writes what happened to a conversation into its thread, and tells live views, in the transaction that changes it.
struct InboxTeller {
    let ambient: Ambient
    let events: EventLog
    let workspace: WorkspaceID
    let transaction: Transaction

    init(ambient: Ambient, events: EventLog, workspace: WorkspaceID, transaction: Transaction) {
        self.ambient = ambient
        self.events = events
        self.workspace = workspace
        self.transaction = transaction
    }

    init(service: MessagingService, workspace: WorkspaceID, transaction: Transaction) {
        self.init(ambient: service.ambient, events: service.events, workspace: workspace, transaction: transaction)
    }

    /// - Parameters:
    ///   - conversation: as it was before.
    ///   - place: where it is now, when that changed.
    @discardableResult
    func tell(
        _ name: String,
        by author: MemberID? = nil,
        data: [String: String] = [:],
        in conversation: Conversation,
        now place: ConversationPlace? = nil,
        status: Conversation.Status? = nil
    ) throws -> EntryID {
        let id: EntryID = ambient.id()
        try EntryStore(transaction, in: workspace).addEvent(
            id,
            in: conversation.id,
            name: name,
            data: data.json,
            by: author,
            at: ambient.now()
        )
        try live(entry: id, "entry.created", conversation.id)
        try changed(conversation, now: place, status: status)
        return id
    }

    /// Live views alone: what is not worth a line in the thread.
    func changed(
        _ conversation: Conversation,
        now place: ConversationPlace? = nil,
        status: Conversation.Status? = nil
    ) throws {
        let moved = place.flatMap { $0 == conversation.place ? nil : $0 }
        let payload = ConversationChanged(
            conversationId: conversation.id,
            inbox: moved?.inbox,
            assignee: moved.map { .init(memberId: $0.assignee, teamId: $0.team) },
            status: status?.rawValue,
            was: moved == nil ? nil : conversation.place
        )
        try append("conversation.changed", conversation.id, payload.json)
    }

    /// It is no more: it became part of another. Those who saw it hear that it left; those who see the other, whereto.
    func merged(_ conversation: Conversation, into kept: ConversationID) throws {
        let payload = ConversationChanged(conversationId: conversation.id, mergedInto: kept, was: conversation.place)
        try append("conversation.changed", conversation.id, payload.json)
    }

    func live(entry: EntryID, _ kind: String, _ conversation: ConversationID) throws {
        try append(kind, conversation, EntryNews(conversationId: conversation, entryId: entry).json)
    }

    private func append(_ kind: String, _ conversation: ConversationID, _ payload: String) throws {
        try events.append(
            NewEvent(workspace: workspace, kind: kind, subject: "\(conversation)", payload: payload),
            in: transaction
        )
    }
}

/// The payload of the event `conversation.changed`: what is not there has not changed.
struct ConversationChanged: Codable {
    let conversationId: ConversationID
    var inbox: Inbox?
    var assignee: Assignee?
    var status: String?
    /// The conversation that it became part of.
    var mergedInto: ConversationID?
    /// Where it was, so that those who saw it there hear that it left; they are not told whereto.
    var was: ConversationPlace?

    struct Assignee: Codable {
        let memberId: MemberID?
        let teamId: TeamID?
    }
}

/// The payload of the events `entry.created`, `entry.changed` and `entry.deleted`.
struct EntryNews: Encodable {
    let conversationId: ConversationID
    let entryId: EntryID
}
