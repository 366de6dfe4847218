import Foundation
import Messaging
import Primitives
import Storage

/// SQL of who answered which campaign.
struct ReplyStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// The recipient whose message was answered, with what is known of their answers.
    struct Found {
        let campaign: CampaignID
        let row: Int
        let template: TemplateID
        let sentAt: Timestamp?
        let variant: String?
        let plan: ReplyPlan
        let reply: CampaignReply
    }

    private static let columns: SQL = """
        SELECT r.campaign_id, r.row_number, r.sent_at, r.variant, c.template_id, p.plan,
            a.message_id, a.replied_at, a.clicked_at, a.opted_out_at, a.buttons
        FROM campaign_recipients r
        JOIN campaigns c ON c.workspace_id = r.workspace_id AND c.id = r.campaign_id
        LEFT JOIN campaign_reply_plans p ON p.workspace_id = r.workspace_id AND p.campaign_id = r.campaign_id
        LEFT JOIN campaign_replies a ON a.workspace_id = r.workspace_id AND a.campaign_id = r.campaign_id
            AND a.row_number = r.row_number
        """

    func find(_ campaign: CampaignID, row: Int) throws -> Found? {
        try transaction.row(
            Self.columns + """
                 WHERE r.workspace_id = \(workspace) AND r.campaign_id = \(campaign) AND r.row_number = \(row)
                """
        ).map(Found.init)
    }

    /// The last message of a campaign to this contact on this channel, among those that left in time.
    func latest(to contact: ContactID, on channel: ChannelID, from: Timestamp, through: Timestamp) throws -> Found? {
        try transaction.row(
            Self.columns + """
                 WHERE r.workspace_id = \(workspace) AND r.contact_id = \(contact) AND c.channel_id = \(channel)
                    AND r.sent_at >= \(from) AND r.sent_at <= \(through) AND r.state IN ('sent', 'delivered', 'read')
                ORDER BY r.sent_at DESC, r.campaign_id DESC LIMIT 1
                """
        ).map(Found.init)
    }

    /// Writes down how a recipient answered.
    func save(_ reply: CampaignReply, of campaign: CampaignID, row: Int) throws {
        try transaction.run(
            """
            INSERT INTO campaign_replies (workspace_id, campaign_id, row_number, message_id, replied_at, clicked_at,
                opted_out_at, buttons)
            VALUES (\(workspace), \(campaign), \(row), \(reply.message), \(reply.repliedAt), \(reply.clickedAt),
                \(reply.optedOutAt), \(reply.bits))
            ON CONFLICT (workspace_id, campaign_id, row_number) DO UPDATE SET
                message_id = coalesce(campaign_replies.message_id, excluded.message_id),
                replied_at = coalesce(campaign_replies.replied_at, excluded.replied_at),
                clicked_at = coalesce(campaign_replies.clicked_at, excluded.clicked_at),
                opted_out_at = coalesce(campaign_replies.opted_out_at, excluded.opted_out_at),
                buttons = campaign_replies.buttons | excluded.buttons
            """
        )
    }

    /// Notes that recipients stopped marketing. Those of whom it was known are left out of what is given back.
    func optedOut(_ rows: [Int], of campaign: CampaignID, at: Timestamp) throws -> Int {
        try transaction.runEach(
            rows.map { row in
                """
                INSERT INTO campaign_replies (workspace_id, campaign_id, row_number, opted_out_at, buttons)
                VALUES (\(workspace), \(campaign), \(row), \(at), 0)
                ON CONFLICT (workspace_id, campaign_id, row_number) DO UPDATE SET opted_out_at = excluded.opted_out_at
                WHERE campaign_replies.opted_out_at IS NULL
                """
            }
        ).reduce(0, +)
    }

    /// Adds to the counters, in the order of campaigns: two who count wait for each other, never crosswise.
    func count(_ answers: [CampaignAnswer]) throws {
        let byCampaign = Dictionary(grouping: answers, by: \.campaign).sorted { $0.key < $1.key }
        for (campaign, answers) in byCampaign {
            let byHour = Dictionary(grouping: answers, by: \.at.hour).sorted { $0.key < $1.key }
            for (hour, answers) in byHour {
                try transaction.run(
                    """
                    INSERT INTO campaign_reply_hours (workspace_id, campaign_id, hour, replied, clicked, opted_out)
                    VALUES (\(workspace), \(campaign), \(hour), \(answers.count(where: \.isReply)),
                        \(answers.count(where: \.isClick)), \(answers.count(where: \.isOptOut)))
                    ON CONFLICT (workspace_id, campaign_id, hour) DO UPDATE SET
                        replied = campaign_reply_hours.replied + excluded.replied,
                        clicked = campaign_reply_hours.clicked + excluded.clicked,
                        opted_out = campaign_reply_hours.opted_out + excluded.opted_out
                    """
                )
            }
            let taps = Dictionary(grouping: answers.compactMap(\.tapped), by: \.button).sorted { $0.key < $1.key }
            for (button, taps) in taps {
                try transaction.run(
                    """
                    INSERT INTO campaign_taps (workspace_id, campaign_id, button, clicks, people)
                    VALUES (\(workspace), \(campaign), \(button), \(taps.count), \(taps.count(where: \.isFirst)))
                    ON CONFLICT (workspace_id, campaign_id, button) DO UPDATE SET
                        clicks = campaign_taps.clicks + excluded.clicks, people = campaign_taps.people + excluded.people
                    """
                )
            }
        }
    }

    // MARK: Plans

    func plan(of campaign: CampaignID) throws -> ReplyPlan {
        let row = try transaction.row(
            "SELECT plan FROM campaign_reply_plans WHERE workspace_id = \(workspace) AND campaign_id = \(campaign)"
        )
        return try row.map { try ReplyPlan(text: $0["plan"]) } ?? .none
    }

    func save(_ plan: ReplyPlan, of campaign: CampaignID) throws {
        try transaction.run(
            """
            INSERT INTO campaign_reply_plans (workspace_id, campaign_id, plan)
            VALUES (\(workspace), \(campaign), \(try plan.text))
            ON CONFLICT (workspace_id, campaign_id) DO UPDATE SET plan = excluded.plan
            """
        )
    }
}

extension ReplyStore.Found {
    fileprivate init(_ row: Row) throws {
        campaign = try row["campaign_id"]
        self.row = try row["row_number"]
        template = try row["template_id"]
        sentAt = try row["sent_at"]
        variant = try row["variant"]
        let text: String? = try row["plan"]
        plan = try text.map(ReplyPlan.init(text:)) ?? .none
        reply = try CampaignReply(row)
    }
}

extension ReplyPlan {
    fileprivate init(text: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
    }

    fileprivate var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension Timestamp {
    /// Hours since 1970.
    var hour: Int64 { seconds.flooredDivision(by: 3_600) }
}
