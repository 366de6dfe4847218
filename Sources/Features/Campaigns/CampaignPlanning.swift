import Contacts
import Primitives
import Storage
import Workspaces

/// Writes a plan with the parts of it that have tables of their own, inside the caller's transaction.
struct CampaignPlanning {
    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction

    /// Takes pasted numbers out of the plan and keeps them apart; checks that all that is named is there.
    func prepared(_ plan: CampaignPlan, _ id: CampaignID, isNewAudience: Bool) throws -> CampaignPlan {
        var plan = plan
        if isNewAudience, var audience = plan.options.audience {
            let numbers = NumberStore(transaction: transaction, workspace: workspace, campaign: id)
            // Who may not see numbers sends them back as they were given: without.
            try giveBack(&audience.sources, .sources, numbers)
            try giveBack(&audience.exclude, .exclude, numbers)
            try numbers.removeAll()
            let country = try WorkspaceStore(transaction).find(workspace)?.country
            try keep(&audience.sources, .sources, numbers, country)
            try keep(&audience.exclude, .exclude, numbers, country)
            plan.options.audience = audience
        }
        try CampaignCheck(transaction, line: runner.line, in: workspace).check(plan, id, at: runner.ambient.now())
        return plan
    }

    private func giveBack(_ sources: inout [Audience.Source], _ side: AudienceSQL.Side, _ numbers: NumberStore) throws {
        for place in sources.indices where sources[place].kind == .numbers && sources[place].text == nil {
            sources[place].text = try numbers.text(side, place)
        }
    }

    private func keep(
        _ sources: inout [Audience.Source],
        _ side: AudienceSQL.Side,
        _ numbers: NumberStore,
        _ country: String?
    ) throws {
        for place in sources.indices where sources[place].kind == .numbers {
            let read = NumberStore.read(sources[place].text ?? "", country: country)
            guard read.count <= NumberStore.linesMax else {
                throw CampaignError.audience(
                    "at-most",
                    "Paste \(NumberStore.linesMax, "max") lines at most, or send a file."
                )
            }
            try numbers.replace(read, side, place)
            sources[place].text = nil
            sources[place].numbers = read.count { $0.phone != nil }
            sources[place].invalid = read.count { $0.phone == nil }
        }
    }
}
