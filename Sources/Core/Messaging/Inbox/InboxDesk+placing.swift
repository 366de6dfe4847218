package import Primitives
import Storage
package import Workspaces

extension InboxDesk {
    /// Moves a conversation that is no member's to the other inbox.
    ///
    /// - Parameter conversation: as it is now, held.
    package func move(_ conversation: Conversation, to inbox: Inbox, rule: String) throws {
        var place = conversation.place
        (place.inbox, place.team) = (inbox, nil)
        try transaction.run(
            """
            UPDATE conversations SET inbox = \(inbox), team_id = 0
            WHERE workspace_id = \(workspace) AND id = \(conversation.id)
            """
        )
        let teller = InboxTeller(service: service, workspace: workspace, transaction: transaction)
        let facts = ["from": conversation.place.inbox.rawValue, "to": inbox.rawValue, "rule": rule]
        try teller.tell("moved", data: facts, in: conversation, now: place)
    }

    /// Whether conversations of this inbox may be given to these.
    ///
    /// - Throws: `InboxError`.
    package func check(_ inbox: Inbox, _ member: MemberID?, _ team: TeamID?) throws {
        if let team, try TeamStore(transaction, workspace: workspace).find(team) == nil {
            throw InboxError.teamNotFound(team)
        }
        guard let member else { return }
        guard let found = try MemberStore(transaction, workspace: workspace).find(member) else {
            throw InboxError.memberNotFound(member)
        }
        guard Self.sees(inbox, found, in: workspace) else { throw InboxError.memberWithoutInbox(member) }
    }
}
