package import Events
package import Primitives
import Storage
package import Workspaces

/// What becomes of conversations when a member or a team goes: they are nobody's, in the same transaction, and the thread says
/// so where they are open.
package struct InboxDepartures: Sendable {
    private let ambient: Ambient
    private let events: EventLog

    package init(ambient: Ambient, events: EventLog) {
        self.ambient = ambient
        self.events = events
    }

    package var hooks: Departures {
        Departures(
            member: { try leave($0, $1, $2) },
            team: { try dissolve($0, $1, $2) }
        )
    }

    private func leave(_ member: MemberID, _ workspace: WorkspaceID, _ transaction: Transaction) throws {
        let held = try transaction.rows(
            """
            SELECT * FROM conversations WHERE workspace_id = \(workspace) AND assignee_id = \(member) AND assignee_id <> 0
            ORDER BY id\(postgres: " FOR UPDATE")
            """
        ).map(Conversation.init)
        try transaction.run(
            """
            UPDATE conversations SET assignee_id = 0
            WHERE workspace_id = \(workspace) AND assignee_id = \(member) AND assignee_id <> 0
            """
        )
        try tell(held, workspace, transaction) { $0.assignee = nil }
        for table in ["reminders", "conversation_people"] {
            try transaction.run(
                "DELETE FROM \(raw: table) WHERE workspace_id = \(workspace) AND member_id = \(member)"
            )
        }
        try transaction.run(
            "DELETE FROM saved_views WHERE workspace_id = \(workspace) AND member_id = \(member) AND shared = 0"
        )
        try forgetReplies("mine", of: member.rawValue, workspace, transaction)
    }

    private func dissolve(_ team: TeamID, _ workspace: WorkspaceID, _ transaction: Transaction) throws {
        let its: SQL = """
            WHERE workspace_id = \(workspace) AND inbox IN ('sales', 'support') AND status IN ('open', 'resolved')
            AND team_id = \(team) AND team_id <> 0
            """
        let held = try transaction.rows("SELECT * FROM conversations \(its) ORDER BY +id\(postgres: " FOR UPDATE")")
            .map(Conversation.init)
        try transaction.run("UPDATE conversations SET team_id = 0 \(its)")
        try tell(held, workspace, transaction) { $0.team = nil }
        try forgetReplies("team", of: team.rawValue, workspace, transaction)
    }

    private func tell(
        _ held: [Conversation],
        _ workspace: WorkspaceID,
        _ transaction: Transaction,
        _ change: (inout ConversationPlace) -> Void
    ) throws {
        let teller = InboxTeller(ambient: ambient, events: events, workspace: workspace, transaction: transaction)
        for conversation in held where conversation.status == .open {
            var place = conversation.place
            change(&place)
            var data: [String: String] = [:]
            if let assignee = place.assignee { data["member"] = "\(assignee)" }
            if let team = place.team { data["team"] = "\(team)" }
            try teller.tell(
                place.isNobodys ? "unassigned" : "assigned",
                data: data,
                in: conversation,
                now: place
            )
        }
    }

    private func forgetReplies(
        _ scope: String,
        of owner: Int64,
        _ workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        try transaction.run(
            "DELETE FROM quick_replies WHERE workspace_id = \(workspace) AND scope = \(scope) AND owner_id = \(owner)"
        )
    }
}
