package import Contacts
package import Primitives
package import Routes
import Storage

extension CampaignService {
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
        let wish = CampaignWish(
            name: name,
            channel: channel,
            template: template,
            importID: importID,
            variables: variables
        )
        return try await create(wish, by: caller)
    }

    /// Makes a draft of what is wished; a name, a channel and a template are needed.
    ///
    /// - Throws: `CampaignError`, `ContactPredicateError`.
    package func create(_ wish: CampaignWish, by caller: Caller) async throws -> ShownCampaign {
        guard let channel = wish.channelId else {
            throw CampaignError.plan(field: "channelId", code: "choose", words: "Choose a channel.")
        }
        guard let template = wish.templateId ?? wish.variants?.first?.templateId else {
            throw CampaignError.plan(field: "templateId", code: "choose", words: "Choose a template.")
        }
        let empty = CampaignPlan(
            name: try Self.checked(wish.name ?? ""),
            channel: channel,
            template: template,
            importID: nil,
            variables: [:]
        )
        let plan = try wish.applied(to: empty)
        try Self.check(plan)
        return try await database.write { transaction in
            let workspace = caller.workspace
            let id: CampaignID = ambient.id()
            try check(wish, plan, besides: nil, by: caller, transaction)
            let prepared = try planning(workspace, transaction)
                .prepared(plan, id, isNewAudience: plan.options.audience != nil)
            let store = CampaignStore(transaction, in: workspace)
            try store.insert(id, prepared, by: caller.name, at: ambient.now())
            try ReplyStore(transaction, in: workspace).save(prepared.options.replies, of: id)
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
        let wish = CampaignWish(
            name: name,
            channel: channel,
            template: template,
            importID: importID,
            variables: variables
        )
        return try await change(id, wish, by: caller)
    }

    /// The budget of one that runs may be changed too: nothing else of it.
    package func change(_ id: CampaignID, _ wish: CampaignWish, by caller: Caller) async throws -> ShownCampaign {
        let name = try wish.name.map(Self.checked)
        return try await database.write { transaction in
            let workspace = caller.workspace
            let store = CampaignStore(transaction, in: workspace)
            let present = try store.find(id)
            if wish.isOnlyBudget, !present.state.isOver, present.state != .draft {
                let plan = try wish.applied(to: CampaignPlan(present))
                try store.set("options = \(try plan.options.json)", of: id)
                return try show([store.find(id)], in: workspace, transaction)[0]
            }
            var plan = try wish.applied(to: CampaignPlan(present))
            plan.name = name ?? plan.name
            try Self.check(plan)
            guard present.state == .draft else { throw CampaignError.wrongState(present.state, wanted: "draft") }
            try check(wish, plan, besides: CampaignPlan(present), by: caller, transaction)
            let prepared = try planning(workspace, transaction).prepared(plan, id, isNewAudience: wish.audience != nil)
            guard try store.update(id, prepared) else {
                throw CampaignError.wrongState(present.state, wanted: "draft")
            }
            try ReplyStore(transaction, in: workspace).save(prepared.options.replies, of: id)
            return try show([store.find(id)], in: workspace, transaction)[0]
        }
    }

    /// What is named anew is there.
    private func check(
        _ wish: CampaignWish,
        _ plan: CampaignPlan,
        besides old: CampaignPlan?,
        by caller: Caller,
        _ transaction: Transaction
    ) throws {
        let references = CampaignReferences(
            transaction: transaction,
            workspace: caller.workspace,
            hasSequence: hasSequence
        )
        if let replies = wish.replies { try references.check(replies) }
        if let audience = wish.audience { try references.check(audience) }
        try references.check(plan, besides: old, for: caller)
    }

    private func planning(_ workspace: WorkspaceID, _ transaction: Transaction) -> CampaignPlanning {
        CampaignPlanning(runner: runner, workspace: workspace, transaction: transaction)
    }

    private static func check(_ plan: CampaignPlan) throws {
        for variables in [plan.variables] + plan.options.variants.map(\.variables)
        where variables.count > variablesLimit {
            throw CampaignError.tooManyVariables(limit: variablesLimit)
        }
    }
}

extension CampaignWish {
    fileprivate var isOnlyBudget: Bool {
        guard case .absent = budget else {
            return name == nil && kind == nil && channelId == nil && templateId == nil && importId == nil
                && variables == nil && audience == nil && replies == nil && schedule == nil && retry == nil
                && variants == nil && holdout == nil
        }
        return false
    }
}
