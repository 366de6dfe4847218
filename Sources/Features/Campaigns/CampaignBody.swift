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
}
