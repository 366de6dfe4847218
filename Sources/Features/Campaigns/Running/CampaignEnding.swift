import Credits
import Notifications
import Primitives
import Routes
import Storage

/// The decisions of a campaign's life that move money: the hold at its start, the end, and what is given back.
struct CampaignEnding {
    /// Longer than any pause should be: what was not sent by then goes back to the wallet by itself. While it runs it is made longer:
    /// a large audience and a small limit of Meta's take months.
    static let holdLasts: Duration = .days(90)

    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction

    var store: CampaignStore { CampaignStore(transaction, in: workspace) }

    /// Holds what the whole audience costs in the place of what was set aside. When the wallet has less the campaign fails, or
    /// is cut to the first ones if it was started so.
    func hold(_ campaign: Campaign) throws {
        guard campaign.counts[.queued] > 0 else {
            let detail = "Everybody in the audience was left out; the list of recipients says why for each."
            return try fail(campaign, CampaignFailure(code: .nobodyLeft, detail: detail))
        }
        // In one transaction: nobody else can spend the points in between.
        try CampaignWaiting(runner: runner, workspace: workspace, transaction: transaction).giveBack(campaign)
        do {
            try run(campaign, holding: campaign.estimated)
        } catch let error as CreditError {
            guard let failure = CampaignFailure(error) else { throw error }
            if campaign.funding.shortfall == .trim, try trim(campaign, error) { return }
            try fail(campaign, failure)
        }
    }

    private func run(_ campaign: Campaign, holding amount: Points, cutRow: Int? = nil) throws {
        let hold = try runner.credits.ledger(in: transaction).hold(
            workspace,
            reference: "campaign:\(campaign.id)",
            amount: amount,
            expiresAt: runner.ambient.now() + Self.holdLasts,
            label: campaign.name,
            by: .campaign
        )
        try store.set("state = 'running', hold_id = \(hold), cut_row = \(cutRow)", of: campaign.id)
        try runner.news.tell(try store.find(campaign.id), in: workspace, transaction)
    }

    /// Runs the campaign for as many of the first ones as the points reach for.
    ///
    /// - Returns: `false` when they reach for nobody, or sending is locked.
    private func trim(_ campaign: Campaign, _ error: CreditError) throws -> Bool {
        let budget: Points
        switch error {
        case .insufficient(let available, _): budget = available
        case .capReached(_, _, let left, _): budget = left
        default: return false
        }
        let recipients = RecipientStore(transaction, campaign.id, in: workspace)
        guard let cut = try recipients.reach(of: budget) else { return false }
        do {
            try run(campaign, holding: cut.amount, cutRow: cut.row)
        } catch CreditError.insufficient, CreditError.locked, CreditError.capReached {
            return false
        }
        let all = campaign.counts[.queued]
        try notify(
            campaign,
            kind: "campaign.short",
            variant: "trimmed",
            title: "\(campaign.name, "campaign") is sent to \(cut.count, "count") of \(all, "all")",
            detail:
                "The points reach for the first \(cut.count) of the audience; the other \(all - cut.count, "rest") are left out,"
                + " as it was started so. The list of recipients shows them.",
            occasion: "trimmed"
        )
        return true
    }

    /// Ends a campaign of which nothing was sent, and tells the account.
    func fail(_ campaign: Campaign, _ failure: CampaignFailure) throws {
        try store.set(
            """
            state = 'failed', failure_code = \(failure.code.rawValue), failure_detail = \(failure.detail),
            finished_at = \(runner.ambient.now())
            """,
            of: campaign.id
        )
        try runner.news.tell(try store.find(campaign.id), in: workspace, transaction)
        try notify(
            campaign,
            title: "\(campaign.name, "campaign") was not sent",
            detail: failure.said,
            occasion: "failed"
        )
    }

    /// Ends a campaign that had begun and whose channel was disconnected before all of it had left.
    ///
    /// - Returns: `false` when that is not so.
    func endWithoutChannel(_ campaign: Campaign) throws -> Bool {
        guard campaign.state == .running || campaign.state == .paused,
            try !runner.line.hasChannel(transaction, workspace, campaign.channel)
        else { return false }
        let recipients = RecipientStore(transaction, campaign.id, in: workspace)
        guard try !campaign.isHandedOver || recipients.hasFailed(code: SkipReason.channelGoneCode) else { return false }
        let left = [RecipientState.submitting, .unknown, .sent, .delivered, .read].reduce(0) {
            $0 + campaign.counts[$1]
        }
        let failure = CampaignFailure(
            code: .channelMissing,
            detail: "The channel was disconnected. What had not left by then was not sent, and its credits went back."
                + " Connect a channel and make a campaign for the rest."
        )
        guard left > 0 else {
            try fail(campaign, failure)
            return true
        }
        try store.set(
            """
            state = 'cancelled', failure_code = \(failure.code.rawValue), failure_detail = \(failure.detail),
            finished_at = \(runner.ambient.now())
            """,
            of: campaign.id
        )
        try runner.news.tell(try store.find(campaign.id), in: workspace, transaction)
        try notify(
            campaign,
            variant: "ended",
            title: "\(campaign.name, "campaign") was ended",
            detail: failure.said,
            occasion: "cut off"
        )
        return true
    }

    func complete(_ campaign: Campaign) throws {
        try store.set("state = 'completed', finished_at = \(runner.ambient.now())", of: campaign.id)
        try runner.news.tell(try store.find(campaign.id), in: workspace, transaction)
    }

    func notify(
        _ campaign: Campaign,
        kind: String = "campaign.failed",
        variant: String? = nil,
        title: Said,
        detail: Said,
        occasion: String
    ) throws {
        try runner.notifier.notify(
            NewNotice(
                workspace: workspace,
                kind: kind,
                variant: variant,
                title: title,
                detail: detail,
                link: "/campaigns/\(campaign.id)",
                audience: .role(.admin),
                email: true,
                dedupeKey: Self.noticeKey(campaign.id, occasion)
            ),
            in: transaction
        )
    }

    /// For one occasion people hear once.
    static func noticeKey(_ campaign: CampaignID, _ occasion: String) -> String { "campaign:\(campaign):\(occasion)" }
}
