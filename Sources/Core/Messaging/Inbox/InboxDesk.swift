import Contacts
package import Primitives
import Routes
package import Storage
package import Workspaces

/// What rules may do to conversations, inside a transaction. They are nobody: their lines in the thread have no author, and say
/// which rule it was.
package struct InboxDesk {
    package let service: MessagingService
    package let workspace: WorkspaceID
    package let transaction: Transaction

    package init(_ service: MessagingService, workspace: WorkspaceID, in transaction: Transaction) {
        self.service = service
        self.workspace = workspace
        self.transaction = transaction
    }

    private var teller: InboxTeller { InboxTeller(service: service, workspace: workspace, transaction: transaction) }

    /// Holds the conversation until the transaction ends. `nil`: it is gone.
    package func hold(_ id: ConversationID) throws -> Conversation? {
        try ConversationStore(transaction).lock(workspace, id)
    }

    /// The same, but `nil` too when somebody else holds it: for those who hold what others may wait for.
    package func holdIfFree(_ id: ConversationID) throws -> Conversation? {
        try transaction.row(
            """
            SELECT * FROM conversations
            WHERE workspace_id = \(workspace) AND id = \(id)\(postgres: " FOR UPDATE SKIP LOCKED")
            """
        ).map(Conversation.init)
    }

    /// Gives a conversation that is no member's to a member, a team or both, writes why, and tells the member.
    ///
    /// - Parameter conversation: as it is now, held.
    package func give(
        _ conversation: Conversation,
        to member: MemberID?,
        team: TeamID?,
        rule: String,
        contactName: String
    ) throws {
        var place = conversation.place
        (place.assignee, place.team) = (member, team)
        try transaction.run(
            """
            UPDATE conversations SET assignee_id = \(member ?? MemberID(rawValue: 0)), team_id = \(team ?? TeamID(rawValue: 0))
            WHERE workspace_id = \(workspace) AND id = \(conversation.id)
            """
        )
        var data = ["rule": rule]
        data["member"] = member.map { "\($0)" }
        data["team"] = team.map { "\($0)" }
        try teller.tell("assigned", data: data, in: conversation, now: place)
        guard let member else { return }
        try service.inbox.notify(
            InboxNotice(
                kind: .assigned,
                member: member,
                variant: "rule",
                title: "A conversation is yours now",
                detail: "A rule gave you the conversation with \(contactName, "contact").",
                conversation: conversation.id,
                key: "assigned:\(conversation.id):\(member):\(service.ambient.rawID())"
            ),
            workspace,
            transaction
        )
    }

    /// A line in the thread.
    package func tell(_ name: String, _ data: [String: String], in conversation: Conversation) throws {
        try teller.tell(name, data: data, in: conversation)
    }

    /// Resolves without asking the hooks: a rule does it, which knows what comes of it.
    ///
    /// - Parameter conversation: as it is now, held and open.
    package func resolve(_ conversation: Conversation, rule: String) throws {
        try transaction.run(
            """
            UPDATE conversations SET status = 'resolved', resolved_at = \(service.ambient.now()), resolved_by = NULL
            WHERE workspace_id = \(workspace) AND id = \(conversation.id)
            """
        )
        try PeopleStore(transaction, in: workspace).forgetMentions(in: conversation.id)
        try teller.tell("resolved", data: ["rule": rule], in: conversation, status: .resolved)
    }

    /// Sends through the gates that everybody's messages pass. What is refused has changed nothing, and the transaction goes on.
    ///
    /// - Throws: as `MessagingService.send`.
    @discardableResult
    package func send(_ draft: Draft) throws -> Message {
        try transaction.savepoint {
            try SendStep(service: service, workspace: workspace, transaction: transaction).send(draft)
        }
    }

    /// What the contact is called: the name they go by, or nothing that tells who they are.
    package func contactName(_ id: ContactID) throws -> (name: String, shown: String) {
        let contact = try service.contacts(transaction).contacts([id], in: workspace)[id]
        return (contact?.name ?? "", contact?.shownName ?? "a contact")
    }

    package func owner(of contact: ContactID) throws -> MemberID? {
        try service.contacts(transaction).contacts([contact], in: workspace)[contact]?.owner
    }

    /// Whether conversations of this inbox may be given to the member.
    package static func sees(_ inbox: Inbox, _ member: Member, in workspace: WorkspaceID) -> Bool {
        let caller = member.asCaller(in: workspace)
        return caller.can(inbox.view) || caller.can(inbox.manage)
    }
}
