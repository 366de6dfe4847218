package import Credits
import Contacts
package import Primitives
package import Storage

/// The rows of campaigns, inside a transaction of the caller's.
package struct CampaignStore {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// - Throws: `CampaignError.notFound`.
    package func find(_ id: CampaignID) throws -> Campaign {
        guard let row = try transaction.row("SELECT * FROM campaigns WHERE workspace_id = \(workspace) AND id = \(id)")
        else { throw CampaignError.notFound(id) }
        return try Campaign(row)
    }

    /// The campaign, which nobody else changes until the transaction ends.
    func lock(_ id: CampaignID) throws -> Campaign {
        let row = try transaction.row(
            "SELECT * FROM campaigns WHERE workspace_id = \(workspace) AND id = \(id)\(postgres: " FOR UPDATE")"
        )
        guard let row else { throw CampaignError.notFound(id) }
        return try Campaign(row)
    }

    /// The newest first.
    package func page(_ filter: CampaignFilter = CampaignFilter(), after last: CampaignID?, limit: Int) throws
        -> [Campaign]
    {
        var sql: SQL = "SELECT * FROM campaigns WHERE workspace_id = \(workspace)" + filter.condition
        if let last { sql += " AND id < \(last)" }
        return try transaction.rows(sql + " ORDER BY id DESC LIMIT \(limit)").map(Campaign.init)
    }

    /// What these are called.
    package func names(_ ids: [CampaignID]) throws -> [CampaignID: String] {
        let rows = try transaction.rows(
            "SELECT id, name FROM campaigns WHERE workspace_id = \(workspace) AND id IN \(list: ids)"
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["id"], try $0["name"]) })
    }

    /// Whether one was ever started: for the dashboard.
    package func hasStarted() throws -> Bool {
        try transaction.row(
            "SELECT id FROM campaigns WHERE workspace_id = \(workspace) AND started_at IS NOT NULL LIMIT 1"
        ) != nil
    }

    /// How many run or start now, and how many wait for their time: for the dashboard.
    package func standing() throws -> (running: Int, scheduled: Int) {
        let rows = try transaction.rows(
            """
            SELECT state, count(*) AS count FROM campaigns
            WHERE workspace_id = \(workspace) AND state IN ('scheduled', 'starting', 'running') GROUP BY state
            """
        )
        let counts: [String: Int] = Dictionary(
            uniqueKeysWithValues: try rows.map { (try $0["state"], try $0["count"]) }
        )
        return (counts["starting", default: 0] + counts["running", default: 0], counts["scheduled", default: 0])
    }

    /// What scheduled campaigns will hold at their start, for the forecast of the credits.
    package func planned() throws -> [PlannedHold] {
        try transaction.rows(
            "SELECT start_at, planned FROM campaigns WHERE workspace_id = \(workspace) AND state = 'scheduled'"
        ).compactMap { row in
            let start: Timestamp? = try row["start_at"]
            let amount: Points = try row["planned"]
            return start.map { PlannedHold(at: $0, amount: amount) }
        }
    }

    /// On rows of `campaigns`: which send a template, also as one that is tried against others.
    static func sends(_ template: TemplateID) -> SQL {
        "(template_id = \(template) OR options LIKE \("%\"\(template)\"%"))"
    }

    func insert(_ id: CampaignID, _ draft: CampaignPlan, by creator: String, at now: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO campaigns (workspace_id, id, name, folded_name, kind, options, channel_id, template_id, import_id, variables, state,
                frozen_row, is_frozen, queued_row, is_queued, is_settled, estimated, charged, audience, queued, submitting,
                unknown, sent, delivered, read_count, failed, skipped, cancelled, created_by, created_at)
            VALUES (\(workspace), \(id), \(draft.name), \(FoldedText(draft.name).value), \(draft.kind.rawValue),
                \(try draft.options.json), \(draft.channel), \(draft.template), \(draft.importID),
                \(try draft.variablesText), 'draft', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                \(creator), \(now))
            """
        )
    }

    /// Writes a draft's plan anew. False when it is no draft any more.
    func update(_ id: CampaignID, _ draft: CampaignPlan) throws -> Bool {
        try transaction.run(
            """
            UPDATE campaigns SET name = \(draft.name), folded_name = \(FoldedText(draft.name).value), channel_id = \(draft.channel), template_id = \(draft.template),
                import_id = \(draft.importID), variables = \(try draft.variablesText), kind = \(draft.kind.rawValue),
                options = \(try draft.options.json)
            WHERE workspace_id = \(workspace) AND id = \(id) AND state = 'draft'
            """
        ) == 1
    }

    /// False when it is no draft any more.
    func deleteDraft(_ id: CampaignID) throws -> Bool {
        try transaction.run(
            "DELETE FROM campaigns WHERE workspace_id = \(workspace) AND id = \(id) AND state = 'draft'"
        ) == 1
    }

    /// Moves on from a state that was read under `lock`.
    func set(_ change: SQL, of id: CampaignID) throws {
        try transaction.run("UPDATE campaigns SET \(change) WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    /// Moves recipients between the counters, and adds to what was charged.
    ///
    /// - Returns: the campaign as it is now.
    func count(
        _ moved: CampaignCounts,
        charged: Points = .zero,
        committed: Points = .zero,
        of id: CampaignID
    ) throws -> Campaign {
        var change: SQL = """
            charged = charged + \(charged), committed = committed + \(committed), audience = audience + \(moved.audience)
            """
        for state in RecipientState.allCases {
            change += ", \(raw: state.column) = \(raw: state.column) + \(moved[state])"
        }
        let row = try transaction.row(
            "UPDATE campaigns SET \(change) WHERE workspace_id = \(workspace) AND id = \(id) RETURNING *"
        )
        guard let row else { throw CampaignError.notFound(id) }
        return try Campaign(row)
    }
}
