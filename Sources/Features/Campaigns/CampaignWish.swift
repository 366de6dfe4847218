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
        func require(_ isGood: Bool, _ field: String, _ code: String, _ words: Said) throws {
            guard isGood else { throw CampaignError.plan(field: field, code: code, words: words) }
        }
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
            variants.isEmpty || shares.reduce(0, +) == 100 && shares.allSatisfy { $0 > 0 },
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

extension Audience {
    func check() throws {
        for source in sources + exclude {
            switch source.kind {
            case .all: continue
            case .segment: try require(source.id.flatMap { SegmentID($0) } != nil, "choose", "Choose a segment.")
            case .tag: try require(source.id.flatMap { TagID($0) } != nil, "choose", "Choose a tag.")
            case .community: try require(source.id.flatMap { CommunityID($0) } != nil, "choose", "Choose a community.")
            case .company: try require(source.id.flatMap { CompanyID($0) } != nil, "choose", "Choose a company.")
            case .import: try require(source.importID != nil, "choose", "Choose a file of contacts.")
            case .filter:
                try require(source.filter != nil, "filter-missing", "A filter says whom it finds.")
                try source.filter?.checkSize()
            case .contacts:
                try require(
                    (1...1_000).contains(source.ids?.count ?? 0),
                    "count",
                    "Name \(1, "min") to \("1,000", "max", as: 1_000) contacts."
                )
            case .numbers:
                let bytes = source.text?.utf8.count ?? 0
                try require(
                    bytes <= NumberStore.bytesMax,
                    "paste-less",
                    "Paste 1 MB of numbers at most, or send a file."
                )
            case .retarget:
                try require(
                    source.campaignId != nil && source.outcome != nil,
                    "choose",
                    "Choose a campaign and what became of it."
                )
            }
        }
        try require(
            sources.count <= Self.partsMax && exclude.count <= Self.partsMax,
            "at-most",
            "There are \(20, "max") parts at most."
        )
    }

    private func require(_ isGood: Bool, _ code: String, _ words: Said) throws {
        guard isGood else { throw CampaignError.audience(code, words) }
    }
}

extension Schedule {
    fileprivate func check() throws {
        func require(_ isGood: Bool, _ field: String, _ code: String, _ words: Said) throws {
            guard isGood else { throw CampaignError.plan(field: "schedule.\(field)", code: code, words: words) }
        }
        if let quiet {
            let times = [quiet.from, quiet.to].map { SendingHours.seconds($0) }
            try require(
                !times.contains(nil) && times[0] != times[1],
                "quiet",
                "quiet-hours",
                "Quiet hours are two times like 21:00 and 09:00."
            )
            let days = quiet.days ?? [1]
            try require(
                !days.isEmpty && days.allSatisfy { (1...7).contains($0) } && Set(days).count == days.count,
                "quiet.days",
                "quiet-days",
                "Days are 1 for Monday to 7, at least one of them."
            )
        }
        try require(
            (1...60_000).contains(perMinute ?? 1),
            "perMinute",
            "range",
            "Send \(1, "min") to \("60,000", "max", as: 60_000) a minute."
        )
        try require(
            (1...10_000_000).contains(perDay ?? 1),
            "perDay",
            "range",
            "Send \(1, "min") to \("10,000,000", "max", as: 10_000_000) a day."
        )
        try require(
            (1...10_080).contains(lateAfterMinutes),
            "lateAfterMinutes",
            "range",
            "Late is after \("1 minute", "min", as: 1) to \("a week", "max", as: 10_080)."
        )
    }
}
