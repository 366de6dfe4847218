package import Contacts
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
    private let audit: AuditLog

    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        credits: CreditService,
        line: CampaignLine,
        notifier: Notifier,
        limits: WorkspaceLimits = .none,
        enrol: CampaignAnswers.Enrol? = nil
    ) {
        self.enrol = enrol
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
        [runner.handler, runner.news.handler(database), OutcomeAction(campaigns: self).handler]
    }

    var alarm: CampaignAlarm { CampaignAlarm(ambient: ambient) }

    package func find(_ id: CampaignID, in workspace: WorkspaceID) async throws -> ShownCampaign {
        try await database.read { try show([CampaignStore($0, in: workspace).find(id)], in: workspace, $0)[0] }
    }

    package func page(_ workspace: WorkspaceID, after last: CampaignID?, limit: Int) async throws -> [ShownCampaign] {
        try await database.read { transaction in
            let campaigns = try CampaignStore(transaction, in: workspace).page(after: last, limit: limit)
            return try show(campaigns, in: workspace, transaction)
        }
    }

    /// Makes a draft.
    ///
    /// - Throws: `CampaignError`.
    package func create(
        name: String,
        channel: ChannelID,
        template: TemplateID,
        importID: ImportID?,
        variables: [String: VariableSource],
        by caller: Caller
    ) async throws -> ShownCampaign {
        let plan = CampaignPlan(
            name: try Self.checked(name),
            channel: channel,
            template: template,
            importID: importID,
            variables: try Self.checked(variables)
        )
        return try await database.write { transaction in
            let workspace = caller.workspace
            try CampaignCheck(transaction, line: line, in: workspace).check(plan)
            let id: CampaignID = ambient.id()
            let store = CampaignStore(transaction, in: workspace)
            try store.insert(id, plan, by: caller.name, at: ambient.now())
            return try show([store.find(id)], in: workspace, transaction)[0]
        }
    }

    /// Changes what is given of a draft and leaves the rest.
    package func change(
        _ id: CampaignID,
        name: String?,
        channel: ChannelID?,
        template: TemplateID?,
        importID: ImportID?,
        variables: [String: VariableSource]?,
        by caller: Caller
    ) async throws -> ShownCampaign {
        let name = try name.map(Self.checked)
        let variables = try variables.map(Self.checked)
        return try await database.write { transaction in
            let workspace = caller.workspace
            let store = CampaignStore(transaction, in: workspace)
            let present = try store.find(id)
            var plan = CampaignPlan(present)
            plan.name = name ?? plan.name
            plan.channel = channel ?? plan.channel
            plan.template = template ?? plan.template
            plan.importID = importID ?? plan.importID
            plan.variables = variables ?? plan.variables
            guard present.state == .draft else { throw CampaignError.wrongState(present.state, wanted: "draft") }
            try CampaignCheck(transaction, line: line, in: workspace).check(plan)
            guard try store.update(id, plan) else { throw CampaignError.wrongState(present.state, wanted: "draft") }
            return try show([store.find(id)], in: workspace, transaction)[0]
        }
    }

    package func delete(_ id: CampaignID, by caller: Caller) async throws {
        try await database.write { transaction in
            let store = CampaignStore(transaction, in: caller.workspace)
            let present = try store.find(id)
            guard try store.deleteDraft(id) else { throw CampaignError.wrongState(present.state, wanted: "a draft") }
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
            return ShownCampaign(campaign: campaign, template: templates[campaign.template], held: held)
        }
    }

    private static func checked(_ name: String) throws -> String {
        let plain = name.split { $0.isWhitespace }.joined(separator: " ")
        guard plain.hasLength(1...nameLimit) else { throw CampaignError.badName(limit: nameLimit) }
        return plain
    }

    private static func checked(_ variables: [String: VariableSource]) throws -> [String: VariableSource] {
        guard variables.count <= variablesLimit else { throw CampaignError.tooManyVariables(limit: variablesLimit) }
        return variables
    }
}
