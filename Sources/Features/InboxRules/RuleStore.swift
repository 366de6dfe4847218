import Calendars
import Foundation
import Primitives
import Storage
import Workspaces

/// SQL of rules, of whose turn it is, and of who waits.
struct RuleStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func find(_ channel: ChannelID) throws -> ChannelRules? {
        try transaction.row(
            "SELECT rules FROM inbox_rules WHERE workspace_id = \(workspace) AND channel_id = \(channel)"
        ).map(Self.rules)
    }

    func all() throws -> [(channel: ChannelID, rules: ChannelRules)] {
        try transaction.rows(
            "SELECT channel_id, rules FROM inbox_rules WHERE workspace_id = \(workspace) ORDER BY channel_id"
        ).map { (try $0["channel_id"], try Self.rules($0)) }
    }

    func save(_ rules: ChannelRules, of channel: ChannelID, at now: Timestamp) throws {
        let json = String(decoding: try JSONEncoder().encode(rules), as: UTF8.self)
        try transaction.run(
            """
            INSERT INTO inbox_rules (workspace_id, channel_id, calendar_id, rules, changed_at)
            VALUES (\(workspace), \(channel), \(rules.calendarId), \(json), \(now))
            ON CONFLICT (workspace_id, channel_id) DO UPDATE SET calendar_id = excluded.calendar_id,
            rules = excluded.rules, changed_at = excluded.changed_at
            """
        )
    }

    /// A channel that goes by the calendar.
    func user(of calendar: CalendarID) throws -> ChannelID? {
        try transaction.row(
            "SELECT channel_id FROM inbox_rules WHERE workspace_id = \(workspace) AND calendar_id = \(calendar) LIMIT 1"
        ).map { try $0["channel_id"] }
    }

    private static func rules(_ row: Row) throws -> ChannelRules {
        let json: String = try row["rules"]
        return try JSONDecoder().decode(ChannelRules.self, from: Data(json.utf8))
    }

    // MARK: Turns

    /// Holds the team's turn until the transaction ends: others who give wait.
    ///
    /// - Returns: who was given one last; nobody has the number 0.
    func holdTurn(of team: TeamID) throws -> MemberID {
        let row = try transaction.rows(
            """
            INSERT INTO rule_turns (workspace_id, team_id, last_member_id, given) VALUES (\(workspace), \(team), 0, 0)
            ON CONFLICT (workspace_id, team_id) DO UPDATE SET given = rule_turns.given
            RETURNING last_member_id
            """
        ).first
        return try row?["last_member_id"] ?? MemberID(rawValue: 0)
    }

    func setTurn(of team: TeamID, to member: MemberID) throws {
        try transaction.run(
            """
            UPDATE rule_turns SET last_member_id = \(member), given = given + 1
            WHERE workspace_id = \(workspace) AND team_id = \(team)
            """
        )
    }

    // MARK: Waiting

    func wait(_ conversation: ConversationID, on channel: ChannelID, since: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO rule_waits (workspace_id, conversation_id, channel_id, since)
            VALUES (\(workspace), \(conversation), \(channel), \(since))
            ON CONFLICT (workspace_id, conversation_id) DO NOTHING
            """
        )
    }

    func endWait(_ conversation: ConversationID) throws {
        try transaction.run(
            "DELETE FROM rule_waits WHERE workspace_id = \(workspace) AND conversation_id = \(conversation)"
        )
    }

    func isAnybodyWaiting() throws -> Bool {
        try transaction.row("SELECT channel_id FROM rule_waits WHERE workspace_id = \(workspace) LIMIT 1") != nil
    }

    /// Those who have waited longest on a channel.
    func waiting(on channel: ChannelID, limit: Int) throws -> [ConversationID] {
        try transaction.rows(
            """
            SELECT conversation_id FROM rule_waits WHERE workspace_id = \(workspace) AND channel_id = \(channel)
            ORDER BY since, conversation_id LIMIT \(limit)
            """
        ).map { try $0["conversation_id"] }
    }

    func forgetWaits(on channel: ChannelID) throws {
        try transaction.run("DELETE FROM rule_waits WHERE workspace_id = \(workspace) AND channel_id = \(channel)")
    }

    // MARK: What rules have said

    func talk(in conversation: ConversationID) throws -> (awayAt: Timestamp?, day: Int64, sent: Int)? {
        try transaction.row(
            """
            SELECT away_at, day, sent FROM rule_talks
            WHERE workspace_id = \(workspace) AND conversation_id = \(conversation)
            """
        ).map { row in
            let at: Timestamp = try row["away_at"]
            return (at.milliseconds == 0 ? nil : at, try row["day"], try row["sent"])
        }
    }

    func said(in conversation: ConversationID, isAway: Bool, at now: Timestamp) throws {
        let day = now.seconds.flooredDivision(by: 86_400)
        let awayAt = isAway ? now : Timestamp(milliseconds: 0)
        try transaction.run(
            """
            INSERT INTO rule_talks (workspace_id, conversation_id, away_at, day, sent)
            VALUES (\(workspace), \(conversation), \(awayAt), \(day), 1)
            ON CONFLICT (workspace_id, conversation_id) DO UPDATE SET
            away_at = CASE WHEN excluded.away_at > rule_talks.away_at THEN excluded.away_at ELSE rule_talks.away_at END,
            sent = CASE WHEN rule_talks.day = excluded.day THEN rule_talks.sent + 1 ELSE 1 END, day = excluded.day
            """
        )
    }
}
