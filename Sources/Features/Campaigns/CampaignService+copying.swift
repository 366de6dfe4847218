package import Primitives
package import Routes
import Storage

extension CampaignService {
    /// A draft with the plan of any campaign; its audience is found anew when it starts.
    package func copy(_ id: CampaignID, name: String?, by caller: Caller) async throws -> ShownCampaign {
        let name = try name.map(Self.checked)
        return try await database.write { transaction in
            let workspace = caller.workspace
            let store = CampaignStore(transaction, in: workspace)
            var plan = CampaignPlan(try store.find(id))
            plan.name = try name ?? Self.checked(String((plan.name + " (copy)").prefix(Self.nameLimit)))
            (plan.options.categories, plan.options.isRepriced) = (nil, nil)
            let copy: CampaignID = ambient.id()
            try store.insert(copy, plan, by: caller.name, at: ambient.now())
            try NumberStore(transaction: transaction, workspace: workspace, campaign: id).copy(to: copy)
            try ReplyStore(transaction, in: workspace).save(plan.options.replies, of: copy)
            return try show([store.find(copy)], in: workspace, transaction)[0]
        }
    }

    /// A draft with the same template to those of a campaign's people of whom this became.
    package func retarget(
        _ id: CampaignID,
        _ outcome: RetargetOutcome,
        name: String?,
        by caller: Caller
    ) async throws -> ShownCampaign {
        let name = try name.map(Self.checked)
        return try await database.write { transaction in
            let workspace = caller.workspace
            let store = CampaignStore(transaction, in: workspace)
            let earlier = try store.find(id)
            guard earlier.startedAt != nil else {
                throw CampaignError.wrongState(earlier.state, wanted: "one that was started")
            }
            var plan = CampaignPlan(earlier)
            (plan.kind, plan.importID) = (.broadcast, nil)
            plan.name = try name ?? Self.checked(String((earlier.name + " (again)").prefix(Self.nameLimit)))
            // Columns of a file are not there for people who are found by what became of them.
            plan.variables = plan.variables.filter { $0.value.column == nil }
            plan.options.audience = Audience(sources: [.init(.retarget, campaign: id, outcome: outcome)])
            plan.options.retargetOf = RetargetOf(id: id, name: earlier.name, outcome: outcome)
            (plan.options.variants, plan.options.winner, plan.options.holdout) = ([], nil, 0)
            (plan.options.categories, plan.options.isRepriced) = (nil, nil)
            let made: CampaignID = ambient.id()
            try store.insert(made, plan, by: caller.name, at: ambient.now())
            try ReplyStore(transaction, in: workspace).save(plan.options.replies, of: made)
            return try show([store.find(made)], in: workspace, transaction)[0]
        }
    }

    // MARK: How a channel's campaigns spare people

    package func settings(of channel: ChannelID, in workspace: WorkspaceID) async throws -> CampaignSettings {
        try await database.read { transaction in
            guard try line.hasChannel(transaction, workspace, channel) else {
                throw CampaignError.channelNotFound(channel)
            }
            return try CampaignSettingsStore(transaction, in: workspace).find(channel) ?? CampaignSettings()
        }
    }

    package func set(_ settings: CampaignSettings, of channel: ChannelID, by caller: Caller) async throws {
        if let cap = settings.cap {
            try require(
                (1...100).contains(cap.messages),
                "cap.messages",
                "range",
                "Allow \(1, "min") to \(100, "max") messages."
            )
            try require(
                (1...90).contains(cap.days),
                "cap.days",
                "range",
                "Count over \(1, "min") to \(90, "max") days."
            )
        }
        if let team = settings.team {
            try require(
                (0...100_000).contains(team.waiting),
                "team.waiting",
                "range",
                "Rest above \(0, "min") to \("100,000", "max", as: 100_000) conversations."
            )
            try require(
                (1...1_440).contains(team.minutes),
                "team.minutes",
                "range",
                "Count who waits for \("1 minute", "min", as: 1) to \("a day", "max", as: 1_440)."
            )
        }
        try await database.write { transaction in
            guard try line.hasChannel(transaction, caller.workspace, channel) else {
                throw CampaignError.channelNotFound(channel)
            }
            try CampaignSettingsStore(transaction, in: caller.workspace).save(settings, of: channel)
            try recordSettings(channel, by: caller, transaction)
        }
    }
}
