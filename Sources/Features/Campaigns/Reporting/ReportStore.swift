import Credits
import Primitives
import Storage

/// SQL of what became of one campaign.
struct ReportStore {
    let transaction: Transaction
    let workspace: WorkspaceID
    let campaign: CampaignID

    init(_ transaction: Transaction, _ campaign: CampaignID, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
        self.campaign = campaign
    }

    /// How many are in this state for which reason, the most first. By an index that only they are in.
    func reasons(_ state: RecipientState) throws -> [CampaignReport.Reason] {
        try transaction.rows(
            """
            SELECT error_code, count(*) AS count FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND state = \(state.rawValue)
                AND error_code IS NOT NULL
            GROUP BY error_code ORDER BY count(*) DESC, error_code
            """
        ).map { CampaignReport.Reason(code: try $0["error_code"], count: try $0["count"]) }
    }

    /// Both halves of every hour in which anything happened, and their sums.
    func hours() throws -> (series: [CampaignReport.Hour], answers: CampaignReport.Answers) {
        var hours: [Int64: CampaignReport.Hour] = [:]
        func at(_ hour: Int64) -> CampaignReport.Hour {
            hours[hour] ?? CampaignReport.Hour(at: Timestamp(seconds: hour * 3_600))
        }
        for row in try rows(of: "campaign_hours") {
            let hour: Int64 = try row["hour"]
            var sum = at(hour)
            (sum.sent, sum.delivered, sum.read) = (try row["sent"], try row["delivered"], try row["read_count"])
            hours[hour] = sum
        }
        var answers = CampaignReport.Answers()
        for row in try rows(of: "campaign_reply_hours") {
            let hour: Int64 = try row["hour"]
            var sum = at(hour)
            (sum.replied, sum.clicked) = (try row["replied"], try row["clicked"])
            answers.replied += sum.replied
            answers.clicked += sum.clicked
            answers.optedOut += try row["opted_out"] as Int
            hours[hour] = sum
        }
        return (CampaignReport.Hour.series(Array(hours.values)), answers)
    }

    private func rows(of table: String) throws -> [Row] {
        try transaction.rows(
            "SELECT * FROM \(raw: table) WHERE workspace_id = \(workspace) AND campaign_id = \(campaign)"
        )
    }

    func taps() throws -> [Int: (clicks: Int, people: Int)] {
        let rows = try rows(of: "campaign_taps").map {
            (try $0["button"] as Int, (try $0["clicks"] as Int, try $0["people"] as Int))
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// Everybody who was in the estimate, by what their message was quoted and what became of it. Looks at every recipient;
    /// what Meta said in the end is looked up of those only whose price became another.
    func costs() throws -> [CampaignCosts.Group] {
        let final: (free: SQL, category: SQL) = (
            Ledger.finalFreeReason(of: "recipients.message_id", in: workspace),
            Ledger.finalCategory(of: "recipients.message_id", in: workspace)
        )
        return try transaction.rows(
            """
            SELECT market, category, quoted, free, outcome, charged, reason, final_free, final_category, count(*) AS count
            FROM (
                SELECT recipients.*,
                    CASE WHEN outcome = 'charged' AND charged <> quoted THEN \(final.free) END AS final_free,
                    CASE WHEN outcome = 'charged' AND charged <> quoted THEN \(final.category) END AS final_category
                FROM (
                    SELECT market, category, quoted, free, coalesce(charged, 0) + charged_before AS charged, message_id,
                        CASE WHEN state = 'skipped' THEN 'left out'
                            WHEN charged IS NULL AND state <> 'cancelled' AND state <> 'failed' THEN 'open'
                            WHEN charged_before > 0 THEN 'again' WHEN state = 'cancelled' THEN 'cancelled'
                            WHEN state = 'failed' THEN 'failed' ELSE 'charged' END AS outcome,
                        CASE WHEN state = 'skipped' THEN error_code END AS reason
                    FROM campaign_recipients
                    WHERE workspace_id = \(workspace) AND campaign_id = \(campaign)
                        AND (state <> 'skipped' OR handed = 1)
                ) recipients
            ) explained
            GROUP BY market, category, quoted, free, outcome, charged, reason, final_free, final_category
            ORDER BY market, category, outcome, quoted, charged, reason, final_free, final_category
            """
        ).map { row in
            let category: String = try row["category"]
            let outcome: String = try row["outcome"]
            return CampaignCosts.Group(
                quote: QuotedGroup(
                    market: try row["market"],
                    category: MessageCategory(rawValue: category) ?? .marketing,
                    price: try row["quoted"],
                    free: try row["free"],
                    count: try row["count"]
                ),
                outcome: CampaignCosts.Group.Outcome(rawValue: outcome) ?? .open,
                charged: try row["charged"],
                reason: try row["reason"],
                finalFree: try row["final_free"],
                finalCategory: try row["final_category"]
            )
        }
    }
}
