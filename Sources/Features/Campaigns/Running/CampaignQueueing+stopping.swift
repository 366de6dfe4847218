import Credits
import Primitives
import Storage
import Templates

extension CampaignQueueing {
    /// What is sent, if all of it may be at the moment.
    func plan(of campaign: Campaign) throws -> CampaignCheck.Plan? {
        do {
            return try CampaignCheck(transaction, line: runner.line, in: workspace).contents(of: campaign)
        } catch is CampaignError {
            return nil
        }
    }

    private func hasChangedCategory(_ campaign: Campaign, _ plan: CampaignCheck.Plan) throws -> Bool {
        guard let accepted = campaign.options.categories else { return false }
        return plan.contents.values.contains { content in
            accepted["\(content.template.id)"].map { $0 != content.template.category.rawValue } ?? false
        }
    }

    /// Why it is to be stopped for its template, of one that has handed everything over but has not ended: others are looked at slice by
    /// slice.
    func stopForTemplate(_ seen: Campaign) throws -> CampaignFailure? {
        guard seen.state == .running, seen.kind == .api || seen.counts[.queued] > 0 || seen.retrying > 0,
            let plan = try? CampaignCheck(transaction, line: runner.line, in: workspace).parts(of: seen),
            let failure = try changed(seen, plan)
        else { return nil }
        try runner.line.lock(transaction, (workspace, seen.id))
        return failure
    }

    /// What is not as it was when a person last said go.
    func changed(_ seen: Campaign, _ plan: CampaignCheck.Plan) throws -> CampaignFailure? {
        if try hasChangedCategory(seen, plan) { return Self.changedCategory }
        if let shapes = seen.options.shapes, shapes != plan.shapes, seen.kind == .broadcast {
            return Self.changedTemplate
        }
        return nil
    }

    /// Whether Meta has refused everything of the channel since a person last said go.
    func isRefused(_ seen: Campaign) throws -> Bool {
        guard seen.state == .running, seen.failure?.code == .channelRefused else { return false }
        try runner.line.lock(transaction, (workspace, seen.id))
        return true
    }

    static let withdrawn = CampaignFailure(
        code: .templateNotApproved,
        detail: "Meta does not allow the template at the moment. Resume when it is approved again, or cancel."
    )

    static let changedCategory = CampaignFailure(
        code: .templateCategory,
        detail:
            "Meta has put the template into another category. When you resume, consent and price are those of the new one."
    )

    static let changedTemplate = CampaignFailure(
        code: .templateEdited,
        detail:
            "The template was changed at Meta, and takes other values than before. When you resume, what has not left is written anew."
    )

    static func overBudget(_ campaign: Campaign) -> CampaignFailure {
        CampaignFailure(
            code: .budgetReached,
            detail: "The next message would pass the budget of \(campaign.options.budget ?? .zero) points."
                + " Raise the budget and resume, or cancel."
        )
    }

    func stopping(_ seen: Campaign, _ failure: CampaignFailure) throws -> Next {
        try runner.line.lock(transaction, (workspace, seen.id))
        return .stop(failure)
    }

    /// The rest waits for a person.
    func stop(_ campaign: Campaign, _ failure: CampaignFailure) throws {
        try store.set(
            "state = 'paused', failure_code = \(failure.code.rawValue), failure_detail = \(failure.detail)",
            of: campaign.id
        )
        try runner.line.pause(transaction, (workspace, campaign.id))
        try runner.news.tell(try store.find(campaign.id), in: workspace, transaction)
        try CampaignEnding(runner: runner, workspace: workspace, transaction: transaction)
            .notify(
                campaign,
                variant: "paused",
                title: "\(campaign.name, "campaign") was paused",
                detail: failure.said,
                occasion: "paused:\(runner.ambient.now().milliseconds)"
            )
    }
}
