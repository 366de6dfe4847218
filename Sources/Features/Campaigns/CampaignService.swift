import Contacts
package import Credits
package import Events
package import Jobs
package import Notifications
package import Primitives
package import Routes
package import Storage
import Templates
package import Workspaces

/// What people do with campaigns.
package struct CampaignService: Sendable {
    static let nameLimit = 120
    static let variablesLimit = 200
    static let daysAhead = 365

    let database: Database
    let ambient: Ambient
    let line: CampaignLine
    let runner: CampaignRunner
    let reports = KeptReports()
    /// Puts contacts into sequences; `nil` where there are none.
    let enrol: CampaignAnswers.Enrol?
    let hasSequence: CampaignReferences.HasSequence
    private let audit: AuditLog

    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        credits: CreditService,
        line: CampaignLine,
        notifier: Notifier,
        limits: WorkspaceLimits = .none,
        enrol: CampaignAnswers.Enrol? = nil,
        hasSequence: @escaping @Sendable (Transaction, WorkspaceID, String) throws -> Bool = { _, _, _ in true }
    ) {
        self.enrol = enrol
        self.hasSequence = hasSequence
        self.database = database
        self.ambient = ambient
        self.line = line
        audit = AuditLog(ambient: ambient)
        runner = CampaignRunner(
            database: database,
            ambient: ambient,
            credits: credits,
            line: line,
            notifier: notifier,
            news: CampaignNews(ambient: ambient, events: events),
            limits: limits
        )
    }

    package var handlers: [JobHandler] {
        [
            runner.handler, runner.news.handler(database), AudienceCounting(runner: runner).handler,
            OutcomeAction(campaigns: self).handler,
        ]
    }

    var alarm: CampaignAlarm { CampaignAlarm(ambient: ambient) }

    package func find(_ id: CampaignID, in workspace: WorkspaceID) async throws -> ShownCampaign {
        try await database.read { try show([CampaignStore($0, in: workspace).find(id)], in: workspace, $0)[0] }
    }

    package func page(
        _ workspace: WorkspaceID,
        _ filter: CampaignFilter = CampaignFilter(),
        after last: CampaignID?,
        limit: Int
    ) async throws -> [ShownCampaign] {
        try await database.read { transaction in
            let campaigns = try CampaignStore(transaction, in: workspace).page(filter, after: last, limit: limit)
            return try show(campaigns, in: workspace, transaction)
        }
    }

    package func delete(_ id: CampaignID, by caller: Caller) async throws {
        try await database.write { transaction in
            let store = CampaignStore(transaction, in: caller.workspace)
            let present = try store.find(id)
            guard try store.deleteDraft(id) else { throw CampaignError.wrongState(present.state, wanted: "a draft") }
            try NumberStore(transaction: transaction, workspace: caller.workspace, campaign: id).removeAll()
            try transaction.run(
                "DELETE FROM campaign_audiences WHERE workspace_id = \(caller.workspace) AND campaign_id = \(id)"
            )
        }
    }

    package func estimate(_ id: CampaignID, in workspace: WorkspaceID) async throws -> CampaignEstimate {
        try await database.read { transaction in
            let campaign = try CampaignStore(transaction, in: workspace).find(id)
            return try CampaignEstimator(transaction: transaction, workspace: workspace, runner: runner).estimate(
                campaign
            )
        }
    }

    package func recipients(
        _ id: CampaignID,
        state: RecipientState?,
        search: String?,
        outcome: RetargetOutcome? = nil,
        wholeNumbers: Bool = false,
        after row: Int,
        limit: Int,
        in workspace: WorkspaceID
    ) async throws -> [ShownRecipient] {
        try await database.read { transaction in
            _ = try CampaignStore(transaction, in: workspace).find(id)
            let found = try RecipientStore(transaction, id, in: workspace).page(
                state: state,
                search: search,
                outcome: outcome,
                wholeNumbers: wholeNumbers,
                after: row,
                limit: limit
            )
            return try show(found, of: id, in: workspace, transaction)
        }
    }

    func record(_ action: String, _ campaign: Campaign, by caller: Caller, _ transaction: Transaction) throws {
        try audit.record(action, subject: "\(campaign.id)", detail: campaign.name, by: caller, in: transaction)
    }

    func recordSettings(_ channel: ChannelID, by caller: Caller, _ transaction: Transaction) throws {
        try audit.record("campaigns.settings", subject: "\(channel)", detail: "", by: caller, in: transaction)
    }

    /// With the templates' names and what the holds still have.
    func show(
        _ campaigns: [Campaign],
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> [ShownCampaign] {
        let templates = try TemplateStore(transaction).templates(Array(Set(campaigns.map(\.template))), in: workspace)
        let ledger = runner.credits.ledger(in: transaction)
        return try campaigns.map { campaign in
            let held = try [campaign.hold, campaign.reservation].compactMap(\.self)
                .reduce(Points.zero) { try $0 + ledger.hold(workspace, $1).left }
            return ShownCampaign(
                campaign: campaign,
                template: templates[campaign.template],
                held: held,
                waves: campaign.startedAt == nil ? [] : try WaveStore(transaction, campaign.id, in: workspace).all()
            )
        }
    }

    static func checked(_ name: String) throws -> String {
        let plain = name.split { $0.isWhitespace }.joined(separator: " ")
        guard plain.hasLength(1...nameLimit) else { throw CampaignError.badName(limit: nameLimit) }
        return plain
    }

}
