import Contacts
import Primitives
import Storage
import Workspaces

extension InboxActions {
    /// Whom a conversation is given to.
    enum Receiver: Sendable {
        case named(MemberID?, TeamID?)
        /// Whoever is the contact's owner now.
        case owner
    }

    func assign(_ id: ConversationID, _ receiver: Receiver) throws {
        switch receiver {
        case .named(let assignee, let team): try assign(id, to: assignee, team: team)
        case .owner: try assignToOwner(id)
        }
    }

    /// An owner of the team that has it keeps it in the team.
    ///
    /// - Throws: `InboxError.contactWithoutOwner`, `InboxError.ownerWithoutInbox`, and what `assign` throws.
    private func assignToOwner(_ id: ConversationID) throws {
        let conversation = try actable(id)
        guard let owner = try desk.owner(of: conversation.contact),
            let member = try MemberStore(transaction, workspace: workspace).find(owner)
        else { throw InboxError.contactWithoutOwner }
        let teams = try TeamStore(transaction, workspace: workspace).teams(of: owner)
        let team = conversation.place.team.flatMap { teams.contains($0) ? $0 : nil }
        do {
            try assign(id, to: owner, team: team)
        } catch InboxError.memberWithoutInbox {
            throw InboxError.ownerWithoutInbox(owner, name: member.name)
        }
    }

    /// Gives the conversation to a member, a team, both or nobody.
    ///
    /// Of two who take it at once the second finds that it is a colleague's: the conversation is held while it is looked at.
    func assign(_ id: ConversationID, to assignee: MemberID?, team: TeamID?) throws {
        let conversation = try actable(id)
        var place = conversation.place
        (place.assignee, place.team) = (assignee, team)
        guard place != conversation.place else { return }
        if let team, try TeamStore(transaction, workspace: workspace).find(team) == nil {
            throw InboxError.teamNotFound(team)
        }
        if let assignee, try !scope(of: assignee).sees(place) { throw InboxError.memberWithoutInbox(assignee) }
        try put(conversation, place)
        guard let assignee, assignee != member, assignee != conversation.place.assignee else { return }
        try notifyAssigned(assignee, conversation)
    }

    /// The sender takes what is nobody's, with their answer.
    func take(_ conversation: Conversation) throws {
        guard let member, conversation.status == .open, conversation.place.assignee == nil else { return }
        var place = conversation.place
        place.assignee = member
        try put(conversation, place)
    }

    private func put(_ conversation: Conversation, _ place: ConversationPlace) throws {
        try transaction.run(
            """
            UPDATE conversations SET assignee_id = \(place.assignee ?? MemberID(rawValue: 0)),
            team_id = \(place.team ?? TeamID(rawValue: 0))
            WHERE workspace_id = \(workspace) AND id = \(conversation.id)
            """
        )
        var data: [String: String] = [:]
        if let assignee = place.assignee { data["member"] = "\(assignee)" }
        if let team = place.team { data["team"] = "\(team)" }
        try teller.tell(
            place.isNobodys ? "unassigned" : "assigned",
            by: member,
            data: data,
            in: conversation,
            now: place
        )
        guard let before = conversation.place.assignee, before != place.assignee else { return }
        try service.inbox.hooks.left(desk, conversation, false)
    }

    private func notifyAssigned(_ assignee: MemberID, _ conversation: Conversation) throws {
        let contact = try service.contacts(transaction).contacts([conversation.contact], in: workspace)[
            conversation.contact
        ]
        let by = try member.flatMap { try MemberStore(transaction, workspace: workspace).find($0)?.name }
        try service.inbox.notify(
            InboxNotice(
                kind: .assigned,
                member: assignee,
                variant: by == nil ? "key" : nil,
                title: "A conversation is yours now",
                detail: """
                    \(by ?? "An API key", "by") gave you the conversation with \
                    \(contact.map(\.shownName) ?? "a contact", "contact").
                    """,
                conversation: conversation.id,
                key: "assigned:\(conversation.id):\(assignee):\(ambient.rawID())"
            ),
            workspace,
            transaction
        )
    }
}
