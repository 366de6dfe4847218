import Contacts
package import Primitives
package import Templates

/// A campaign as the API gives it.
package struct CampaignBody: Codable, Sendable {
    package let id: CampaignID
    let name: String
    let channelId: ChannelID
    let templateId: TemplateID
    let template: TemplateName?
    let importId: ImportID?
    let variables: [String: VariableSource]
    let state: Campaign.State
    let failure: CampaignFailure?
    let startAt: Timestamp?
    let funding: FundingBody
    let startedAt: Timestamp?
    let finishedAt: Timestamp?
    let counts: CampaignCountsBody
    let cost: Cost
    let createdBy: String
    let createdAt: Timestamp
    let kind: Campaign.Kind
    let audience: Audience?
    let replies: ReplyPlan
    let schedule: Schedule
    let retry: Retry
    let budget: Points?
    let variants: [Variant]
    let holdout: Int
    let winner: WinnerRule?
    /// The variant that those get who were not tried, once it is chosen.
    let chosen: String?
    let retargetOf: RetargetOf?
    let late: Late?
    /// Until when it rests by its schedule or limits, and why.
    let resting: Resting?
    let waves: [WaveBody]

    struct Late: Codable, Sendable {
        let since: Timestamp
    }

    struct Resting: Codable, Sendable {
        let until: Timestamp
        let words: String
    }

    struct WaveBody: Codable, Sendable {
        let day: String
        /// When the first of it left; `nil` for a day to come.
        let from: Timestamp?
        let count: Int
        let sent: Int
    }

    struct TemplateName: Codable, Sendable {
        let name: String
        let language: String
        let category: String
        let status: String
    }

    struct Cost: Codable, Sendable {
        /// What was held at the start; `nil` before the audience is written down.
        let estimated: Points?
        /// What is still held.
        let held: Points
        let charged: Points
    }

    init(_ shown: ShownCampaign) {
        let campaign = shown.campaign
        id = campaign.id
        name = campaign.name
        channelId = campaign.channel
        templateId = campaign.template
        template = shown.template.map {
            TemplateName(name: $0.name, language: $0.language, category: $0.categoryWord, status: $0.status.rawValue)
        }
        importId = campaign.importID
        variables = campaign.variables
        state = campaign.state
        failure = campaign.failure
        startAt = campaign.startAt
        funding = FundingBody(campaign)
        startedAt = campaign.startedAt
        finishedAt = campaign.finishedAt
        counts = CampaignCountsBody(campaign.counts)
        cost = Cost(
            estimated: campaign.isFrozen ? campaign.estimated : nil,
            held: shown.held,
            charged: campaign.charged
        )
        createdBy = campaign.createdBy
        createdAt = campaign.createdAt
        let options = campaign.options
        kind = campaign.kind
        let named = shown.audience ?? campaign.audience
        audience = named.sources.isEmpty && named.exclude.isEmpty ? nil : named
        (replies, schedule, retry, budget) = (options.replies, options.schedule, options.retry, options.budget)
        (variants, holdout, winner) = (options.variants, options.holdout, options.winner)
        (chosen, retargetOf) = (campaign.winner, options.retargetOf)
        late = campaign.state == .late ? campaign.lateSince.map { Late(since: $0) } : nil
        resting =
            campaign.state == .running
            ? campaign.restsUntil.map { Resting(until: $0, words: campaign.restsFor ?? "") } : nil
        waves = shown.waves.map { WaveBody(day: "\($0.day)", from: $0.from, count: $0.count, sent: $0.sent) }
    }
}

/// When its points are set aside, and what happens when there are too few.
struct FundingBody: Codable, Sendable {
    let moment: Funding.Moment
    let ifShort: Funding.Shortfall
    /// The last row that the points reached for; `nil` when they reach for all.
    let cutRow: Int?

    init(_ campaign: Campaign) {
        moment = campaign.funding.moment
        ifShort = campaign.funding.shortfall
        cutRow = campaign.cutRow
    }
}

/// The counters on the wire.
struct CampaignCountsBody: Codable, Sendable {
    let audience: Int
    let queued: Int
    let submitting: Int
    let unknown: Int
    let sent: Int
    let delivered: Int
    let read: Int
    let failed: Int
    let skipped: Int
    let cancelled: Int

    init(_ counts: CampaignCounts) {
        audience = counts.audience
        queued = counts[.queued]
        submitting = counts[.submitting]
        unknown = counts[.unknown]
        sent = counts[.sent]
        delivered = counts[.delivered]
        read = counts[.read]
        failed = counts[.failed]
        skipped = counts[.skipped]
        cancelled = counts[.cancelled]
    }
}

/// A campaign with what others know of it.
package struct ShownCampaign: Sendable {
    package let campaign: Campaign
    package let template: Template?
    /// What its hold still has.
    package let held: Points
    /// What left on each day so far.
    package var waves: [Wave] = []
    /// With the pasted numbers, where they were asked for and may be seen.
    package var audience: Audience?
}
