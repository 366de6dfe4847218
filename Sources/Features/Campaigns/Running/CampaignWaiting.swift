import Credits
import Notifications
import Primitives
import Storage

/// A campaign between being scheduled and its start: the points that are set aside for it, and the looks ahead.
struct CampaignWaiting {
    /// How long before the start somebody looks whether it could be sent.
    private static let looks: [Duration] = [.hours(24), .hours(1)]
    /// The campaign's own hold takes its place long before.
    private static let reservationLasts: Duration = .days(90)

    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction
    /// One moment for all: a look that falls due between two would be passed over.
    private let now: Timestamp

    init(runner: CampaignRunner, workspace: WorkspaceID, transaction: Transaction) {
        (self.runner, self.workspace, self.transaction) = (runner, workspace, transaction)
        now = runner.ambient.now()
    }

    private var store: CampaignStore { CampaignStore(transaction, in: workspace) }
    private var estimator: CampaignEstimator {
        CampaignEstimator(transaction: transaction, workspace: workspace, runner: runner)
    }

    /// Has the campaign wait, with its points set aside if it is to; what was set aside for another time goes back.
    ///
    /// - Throws: `CreditError.insufficient`, `.locked`; `CampaignError.priceMissing`.
    func schedule(_ before: Campaign, at moment: Timestamp) throws {
        try giveBack(before)
        try store.set(
            """
            state = 'scheduled', start_at = \(moment), looks = \(looksDue(moment)), reservation_id = NULL, planned = 0
            """,
            of: before.id
        )
        let campaign = try store.find(before.id)
        switch campaign.funding.moment {
        case .schedule:
            let hold = try reserve(campaign, until: moment)
            try store.set("reservation_id = \(hold)", of: campaign.id)
        case .start:
            try store.set("planned = \(try planned(campaign))", of: campaign.id)
            try tell(campaign, startAt: moment, occasion: "scheduled:\(moment.milliseconds)")
        }
        let gate = CampaignGate(runner: runner, workspace: workspace, transaction: transaction, campaign: campaign)
        try CampaignAlarm(ambient: runner.ambient)
            .set(campaign.id, at: min(nextLook(before: moment), gate.begins(moment)), in: workspace, transaction)
    }

    /// Gives back what was set aside.
    func giveBack(_ campaign: Campaign) throws {
        guard let reservation = campaign.reservation else { return }
        try runner.credits.ledger(in: transaction).close(workspace, hold: reservation)
    }

    /// Takes the look that is due, if one is.
    func look(_ campaign: Campaign, startAt: Timestamp) throws {
        let due = looksDue(startAt)
        guard due > campaign.looks else { return }
        try store.set("looks = \(due)", of: campaign.id)
        try tell(campaign, startAt: startAt, occasion: "look:\(startAt.milliseconds):\(due)")
    }

    /// Says what would keep it from being sent, to those who can add credits, too: whoever planned it may not.
    private func tell(_ campaign: Campaign, startAt: Timestamp, occasion: String) throws {
        guard let trouble = try trouble(campaign) else { return }
        try CampaignEnding(runner: runner, workspace: workspace, transaction: transaction)
            .notify(
                campaign,
                kind: "campaign.short",
                variant: trouble.variant,
                title: Self.starts(campaign, in: startAt - now) + trouble.title,
                detail: trouble.detail,
                occasion: occasion
            )
    }

    /// When to look next: before the start, or at it.
    func nextLook(before startAt: Timestamp) -> Timestamp {
        let due = looksDue(startAt)
        return due < Self.looks.count ? startAt - Self.looks[due] : startAt
    }

    private func looksDue(_ startAt: Timestamp) -> Int {
        Self.looks.count { startAt - $0 <= now }
    }

    private func reserve(_ campaign: Campaign, until moment: Timestamp) throws -> HoldID {
        let hold: HoldID = runner.ambient.id()
        return try runner.credits.ledger(in: transaction).hold(
            workspace,
            // One campaign may be scheduled again and again.
            reference: "campaign:\(campaign.id):scheduled:\(hold)",
            amount: try estimator.estimate(campaign).total,
            expiresAt: moment + Self.reservationLasts,
            label: campaign.name,
            by: .scheduled
        )
    }

    /// What it would hold by today's prices; nothing while there are none, which its start will say.
    private func planned(_ campaign: Campaign) throws -> Points {
        do {
            return try estimator.estimate(campaign).total
        } catch is CampaignError {
            return .zero
        } catch is CreditError {
            return .zero
        }
    }

    /// What would keep the campaign from being sent as it is planned.
    private func trouble(_ campaign: Campaign) throws -> (title: Said, detail: Said, variant: String)? {
        do {
            _ = try CampaignCheck(transaction, line: runner.line, in: workspace).check(campaign)
            let estimate = try estimator.estimate(campaign)
            guard let short = estimate.shortBy else { return nil }
            let isTrimmed = campaign.funding.shortfall == .trim
            let end =
                isTrimmed
                ? "Add credits, or it is sent only to the first ones." : "Add credits, or nothing is sent."
            return (
                " and \(short, "short") points are missing",
                "It needs \(estimate.total, "needed") points and \(estimate.available, "available") are available. \(end)",
                isTrimmed ? "missing-trim" : "missing"
            )
        } catch let error as CampaignError {
            return (" and could not be sent", CampaignFailure(error).said, "trouble")
        }
    }

    private static func starts(_ campaign: Campaign, in duration: Duration) -> Said {
        let hours = max(1, (duration.components.seconds + 1_800) / 3_600)
        return
            "\(campaign.name, "campaign") starts \(hours == 1 ? "within the hour" : "in \(hours) hours", "count", as: hours)"
    }
}
