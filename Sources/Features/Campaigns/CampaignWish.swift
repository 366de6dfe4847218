import Contacts
import Primitives
import Routes

/// What a request says of a campaign; what it leaves out stays as it is.
package struct CampaignWish: Decodable, Sendable {
    var name: String?
    var kind: Campaign.Kind?
    var channelId: ChannelID?
    var templateId: TemplateID?
    var importId: ImportID?
    var variables: [String: VariableSource]?
    var audience: Audience?
    var replies: ReplyPlan?
    var schedule: Schedule?
    var retry: Retry?
    var budget: Given<Points> = .absent
    var variants: [Variant]?
    var holdout: Int?
    var winner: Given<WinnerRule> = .absent

    init(
        name: String? = nil,
        channel: ChannelID? = nil,
        template: TemplateID? = nil,
        importID: ImportID? = nil,
        variables: [String: VariableSource]? = nil
    ) {
        (self.name, channelId, templateId, importId, self.variables) = (name, channel, template, importID, variables)
    }

    /// - Throws: `CampaignError.plan`, `.audience`.
    func applied(to plan: CampaignPlan) throws -> CampaignPlan {
        var new = plan
        new.kind = kind ?? plan.kind
        new.channel = channelId ?? plan.channel
        new.template = templateId ?? plan.template
        if let importId { (new.importID, new.options.audience) = (importId, nil) }
        new.variables = variables ?? plan.variables
        if let audience {
            // One file alone is what campaigns were before they had audiences: kept where it was.
            let isFile = audience.exclude.isEmpty && !audience.onlyConsented && audience.onlyFile != nil
            new.options.audience = isFile ? nil : audience
            new.importID = isFile ? audience.onlyFile : nil
        }
        new.options.replies = replies ?? plan.options.replies
        new.options.schedule = schedule ?? plan.options.schedule
        new.options.retry = retry ?? plan.options.retry
        new.options.budget = budget.or(plan.options.budget)
        new.options.variants = variants ?? plan.options.variants
        new.options.holdout = holdout ?? plan.options.holdout
        new.options.winner = winner.or(plan.options.winner)
        if let first = new.options.variants.first, variants != nil {
            // The first stands for the campaign wherever it shows one template.
            (new.template, new.variables) = (first.templateId, first.variables)
        }
        try new.options.check()
        return new
    }
}

extension CampaignOptions {
    /// What is wrong with it in itself, whatever else there is.
    func check() throws {
        try audience?.check()
        try schedule.check()
        try require(
            (0...10).contains(retry.attempts),
            "retry.attempts",
            "range",
            "There are \(0, "min") to \(10, "max") attempts besides the first."
        )
        try require(budget.map { $0 > .zero } ?? true, "budget", "more-than-nothing", "A budget is more than nothing.")
        try require((0...50).contains(holdout), "holdout", "range", "Hold out \(0, "min") to \(50, "max") percent.")
        try require(
            variants.count != 1 && variants.count <= 5,
            "variants",
            "variants-count",
            "Try two to five templates, or none."
        )
        let keys = Set(variants.map(\.key))
        try require(
            keys.count == variants.count && keys.allSatisfy { $0.utf8.count == 1 && ("a"..."z").contains($0) },
            "variants",
            "variants-letters",
            "Each variant has a letter of its own."
        )
        let shares = variants.map(\.share)
        try require(
            variants.isEmpty || shares.allSatisfy { (1...99).contains($0) } && shares.reduce(0, +) == 100,
            "variants",
            "variants-shares",
            "The variants' shares add up to 100."
        )
        if let winner {
            try require(
                (1...720).contains(winner.afterHours),
                "winner.afterHours",
                "range",
                "Choose after \(1, "min") to \(720, "max") hours."
            )
            try require(
                (1...99).contains(winner.sample),
                "winner.sample",
                "range",
                "Try on \(1, "min") to \(99, "max") percent."
            )
        }
        try require(
            replies.buttons.count <= 10,
            "replies.buttons",
            "at-most",
            "There are \(10, "max") buttons at most."
        )
    }
}
