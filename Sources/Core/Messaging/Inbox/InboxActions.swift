import Contacts
import Events
import Primitives
import Routes
import Storage
import Workspaces

/// What a caller does to conversations, inside one transaction. Each writes its line into the thread and tells live views.
struct InboxActions {
    let service: MessagingService
    let caller: Caller
    let scope: InboxScope
    let transaction: Transaction

    static let pinsMax = 100

    var workspace: WorkspaceID { caller.workspace }
    var member: MemberID? { caller.member }
    var ambient: Ambient { service.ambient }
    var desk: InboxDesk { InboxDesk(service, workspace: workspace, in: transaction) }
    var teller: InboxTeller { InboxTeller(service: service, workspace: workspace, transaction: transaction) }

    init(_ service: MessagingService, by caller: Caller, in transaction: Transaction) throws {
        self.service = service
        self.caller = caller
        self.transaction = transaction
        scope = try InboxScope(caller, acts: true, in: transaction)
    }

    init(_ service: MessagingService, by caller: Caller, scope: InboxScope, in transaction: Transaction) {
        self.service = service
        self.caller = caller
        self.scope = scope
        self.transaction = transaction
    }

    /// The conversation, held until the transaction ends.
    ///
    /// - Throws: `MessagingError.conversationNotFound`, also for what the caller does not see.
    func conversation(_ id: ConversationID) throws -> Conversation {
        guard let found = try ConversationStore(transaction).lock(workspace, id), scope.sees(found.place) else {
            throw MessagingError.conversationNotFound(id)
        }
        return found
    }

    /// - Throws: the same, and `InboxError.notYours`.
    func actable(_ id: ConversationID) throws -> Conversation {
        let found = try conversation(id)
        guard scope.mayAct(on: found.place) else {
            let holder = try found.place.assignee.flatMap {
                try MemberStore(transaction, workspace: workspace).find($0)
            }
            throw InboxError.notYours(id, by: holder?.name ?? "")
        }
        return found
    }

    func person() throws -> MemberID {
        guard let member else { throw InboxError.personOnly }
        return member
    }

    /// What of the inbox is there for another member.
    func scope(of id: MemberID) throws -> InboxScope {
        guard let found = try MemberStore(transaction, workspace: workspace).find(id) else {
            throw InboxError.memberNotFound(id)
        }
        return try InboxScope(found.asCaller(in: workspace), in: transaction)
    }

    func set(_ status: Conversation.Status, _ id: ConversationID) throws {
        let conversation = try actable(id)
        guard conversation.status != status else { return }
        let isResolved = status == .resolved
        try transaction.run(
            """
            UPDATE conversations SET status = \(status), resolved_at = \(isResolved ? ambient.now() : nil),
            resolved_by = \(isResolved ? member : nil)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
        if isResolved { try PeopleStore(transaction, in: workspace).forgetMentions(in: id) }
        try teller.tell(isResolved ? "resolved" : "reopened", by: member, in: conversation, status: status)
        if isResolved { try service.inbox.hooks.left(desk, conversation, true) }
    }

    /// Live views read again what stands beside the conversations.
    ///
    /// - Parameter subject: what of it is another now; `nil` when something was added.
    func listChanged(_ kind: String, _ subject: String? = nil) throws {
        let payload = subject.map { ["id": $0].json } ?? "{}"
        try service.events.append(
            NewEvent(workspace: workspace, kind: kind, subject: subject ?? "\(workspace)", payload: payload),
            in: transaction
        )
    }

    /// Nothing is unread any more, for everybody; and not marked so, for the caller.
    func read(_ id: ConversationID) throws {
        let conversation = try conversation(id)
        let hadUnread = try ConversationStore(transaction).markRead(workspace, id)
        let wasMarked = try member.map {
            try PeopleStore(transaction, in: workspace).read(id, by: $0, at: ambient.now())
        }
        if hadUnread || wasMarked == true { try teller.changed(conversation) }
    }

    func markUnread(_ id: ConversationID) throws {
        let conversation = try conversation(id)
        try PeopleStore(transaction, in: workspace).set(.unread, ambient.now(), of: id, for: person())
        try teller.changed(conversation)
    }

    func pin(_ id: ConversationID, _ isPinned: Bool) throws {
        let conversation = try conversation(id)
        let people = PeopleStore(transaction, in: workspace)
        let member = try person()
        if isPinned, try people.pins(of: member) >= Self.pinsMax { throw InboxError.tooManyPins(limit: Self.pinsMax) }
        try people.set(.pinned, isPinned ? ambient.now() : nil, of: id, for: member)
        try teller.changed(conversation)
    }

    /// Moves it to the other inbox with its history. Whoever had it may not see it there, so it is nobody's.
    func move(_ id: ConversationID, to inbox: Inbox) throws {
        let conversation = try actable(id)
        guard conversation.place.inbox != inbox else { return }
        try transaction.run(
            """
            UPDATE conversations SET inbox = \(inbox), assignee_id = 0, team_id = 0
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
        try teller.tell(
            "moved",
            by: member,
            data: ["from": conversation.place.inbox.rawValue, "to": inbox.rawValue],
            in: conversation,
            now: ConversationPlace(inbox: inbox)
        )
        if conversation.place.assignee != nil { try service.inbox.hooks.left(desk, conversation, false) }
    }

    /// Blocks the contact, so that nothing is sent to them, or lifts the block.
    func block(_ id: ConversationID, _ isBlocked: Bool) throws {
        // The contact first: see "Locks" in docs/architecture.md.
        guard let seen = try ConversationStore(transaction).find(workspace, id), scope.sees(seen.place) else {
            throw MessagingError.conversationNotFound(id)
        }
        let contacts = service.contacts(transaction)
        let contact = try contacts.find(seen.contact, in: workspace)
        guard isBlocked != (contact.blockedAt != nil) else { return }
        try contacts.block(contact.id, at: isBlocked ? ambient.now() : nil, in: workspace)
        let conversation = try actable(id)
        try teller.tell(isBlocked ? "blocked" : "unblocked", by: member, in: conversation)
    }
}

extension Member {
    /// The member as they would call.
    func asCaller(in workspace: WorkspaceID) -> Caller {
        Caller(workspace: workspace, actor: .member(id, user, role), powers: powers)
    }
}
