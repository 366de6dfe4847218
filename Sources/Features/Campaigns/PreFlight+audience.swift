import Credits
import Primitives
import Routes
import Storage

/// Whom it goes to, and whether the points reach.
extension PreFlight {
    func audience(_ plan: CampaignCheck.Plan) throws -> [CheckItem] {
        let estimator = CampaignEstimator(transaction: transaction, workspace: workspace, runner: service.runner)
        let estimate: CampaignEstimate
        do {
            estimate = try estimator.estimate(campaign)
        } catch let error as CampaignError {
            return [
                CheckItem(
                    "credits",
                    .stop,
                    "price-missing",
                    Said(error.problem.detail ?? error.problem.title),
                    mend: "Import a rate card."
                )
            ]
        }
        var items: [CheckItem] = []
        items.append(
            estimate.recipients == 0
                ? CheckItem(
                    "audience",
                    .stop,
                    "nobody-left",
                    "Nobody is left to write to.",
                    mend: "Choose other people."
                )
                : CheckItem("audience", .ok, "people", "\(estimate.recipients, "count") people will be written to.")
        )
        items.append(
            plan.isMarketing && !campaign.audience.onlyConsented
                ? CheckItem(
                    "consent",
                    .warn,
                    "consent-not-asked",
                    "Marketing goes to everybody who has not said no, also to those who have said nothing.",
                    mend: "Write only to those who said yes."
                ) : CheckItem("consent", .ok, "consent-kept", "Those who have said no are left out.")
        )
        items.append(
            estimate.shortBy.map {
                CheckItem(
                    "credits",
                    .stop,
                    "credits-missing",
                    "\($0, "short") points are missing.",
                    mend: "Add credits.",
                    link: "/credits"
                )
            } ?? CheckItem("credits", .ok, "credits-enough", "The points are there.")
        )
        if let budget = campaign.options.budget {
            items.append(
                budget < estimate.total
                    ? CheckItem(
                        "budget",
                        .warn,
                        "budget-short",
                        "It pauses when \(budget, "budget") points are used; \(estimate.total, "needed") may be needed."
                    )
                    : CheckItem("budget", .ok, "budget-enough", "The budget reaches for everybody.")
            )
        }
        let days = try service.days(estimate.recipients, of: campaign, in: workspace, transaction)
        items.append(
            days.count > 1
                ? CheckItem(
                    "limit",
                    .warn,
                    "limit-days",
                    "It takes \(days.count, "count") days: a day's limit is smaller than the audience."
                )
                : CheckItem("limit", .ok, "limit-enough", "A day's limit reaches for everybody.")
        )
        return items
    }
}
