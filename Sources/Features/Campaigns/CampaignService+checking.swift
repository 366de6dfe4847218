import Contacts
import Credits
import Primitives
import Routes
import Storage
import Templates

/// One thing that is looked at before a campaign starts.
struct CheckItem: Sendable, Equatable, Codable {
    enum State: String, Sendable, Codable, CaseIterable {
        case ok
        case warn
        case stop
    }

    let key: String
    let state: State
    let words: String
    var mend: String?
    var link: String?

    init(_ key: String, _ state: State, _ words: String, mend: String? = nil, link: String? = nil) {
        (self.key, self.state, self.words, self.mend, self.link) = (key, state, words, mend, link)
    }
}

extension CampaignService {
    /// What would keep the campaign from going out as it is planned, and what somebody should know before.
    ///
    /// - Parameter start: when it is to start; the time it is scheduled for, or now, when `nil`.
    func check(_ id: CampaignID, at start: Timestamp? = nil, in workspace: WorkspaceID) async throws -> [CheckItem] {
        try await database.read { transaction in
            let campaign = try CampaignStore(transaction, in: workspace).find(id)
            return try PreFlight(
                service: self,
                workspace: workspace,
                transaction: transaction,
                campaign: campaign,
                start: max(start ?? campaign.startAt ?? ambient.now(), ambient.now())
            ).items()
        }
    }
}

/// The list before the launch.
struct PreFlight {
    let service: CampaignService
    let workspace: WorkspaceID
    let transaction: Transaction
    let campaign: Campaign
    let start: Timestamp

    func items() throws -> [CheckItem] {
        let check = CampaignCheck(transaction, line: service.line, in: workspace)
        do {
            let plan = try check.check(campaign)
            var items = [
                CheckItem("template", .ok, "The template is approved."),
                CheckItem("variables", .ok, "Every variable has a source."),
            ]
            items.append(media(plan))
            guard campaign.kind == .broadcast else { return items }
            return try items + audience(plan) + schedule(plan)
        } catch let error as CampaignError {
            return [stop(error)]
        } catch let error as ContactPredicateError {
            return [
                CheckItem("audience", .stop, error.problem.detail ?? "The audience is gone.", mend: "Choose it anew.")
            ]
        }
    }

    private func stop(_ error: CampaignError) -> CheckItem {
        let problem = error.problem
        let words = problem.errors.first?.detail ?? problem.detail ?? problem.title
        return switch error {
        case .variables: CheckItem("variables", .stop, words, mend: "Give every variable a source or a fall-back.")
        case .templateNotApproved, .templateNotFound, .templateOfOtherChannel:
            CheckItem(
                "template",
                .stop,
                words,
                mend: "Choose another template.",
                link: "/templates/\(campaign.template)"
            )
        case .channelNotFound:
            CheckItem("webhook", .stop, words, mend: "Connect the channel.", link: "/settings/channels")
        default: CheckItem("audience", .stop, words, mend: "Choose whom it goes to.")
        }
    }

    private func media(_ plan: CampaignCheck.Plan) -> CheckItem {
        let keys = plan.contents.values.flatMap { $0.template.variables.map(\.key) }.filter {
            $0.hasSuffix("header.media")
        }
        return keys.isEmpty
            ? CheckItem("media", .ok, "The template has no media to give.")
            : CheckItem(
                "media",
                .warn,
                "Media is fetched when messages are sent.",
                mend: "Send a test to see that it arrives."
            )
    }

    private func audience(_ plan: CampaignCheck.Plan) throws -> [CheckItem] {
        let estimator = CampaignEstimator(transaction: transaction, workspace: workspace, runner: service.runner)
        let estimate: CampaignEstimate
        do {
            estimate = try estimator.estimate(campaign)
        } catch let error as CampaignError {
            return [
                CheckItem("credits", .stop, error.problem.detail ?? error.problem.title, mend: "Import a rate card.")
            ]
        }
        var items: [CheckItem] = []
        items.append(
            estimate.recipients == 0
                ? CheckItem("audience", .stop, "Nobody is left to write to.", mend: "Choose other people.")
                : CheckItem("audience", .ok, "\(estimate.recipients) people will be written to.")
        )
        items.append(
            plan.isMarketing && !campaign.audience.onlyConsented
                ? CheckItem(
                    "consent",
                    .warn,
                    "Marketing goes to everybody who has not said no, also to those who have said nothing.",
                    mend: "Write only to those who said yes."
                ) : CheckItem("consent", .ok, "Those who have said no are left out.")
        )
        items.append(
            estimate.shortBy.map {
                CheckItem("credits", .stop, "\($0) points are missing.", mend: "Add credits.", link: "/credits")
            } ?? CheckItem("credits", .ok, "The points are there.")
        )
        if let budget = campaign.options.budget {
            items.append(
                budget < estimate.total
                    ? CheckItem(
                        "budget",
                        .warn,
                        "It pauses when \(budget) points are used; \(estimate.total) may be needed."
                    )
                    : CheckItem("budget", .ok, "The budget reaches for everybody.")
            )
        }
        let days = try service.days(estimate.recipients, of: campaign, in: workspace, transaction)
        items.append(
            days.count > 1
                ? CheckItem("limit", .warn, "It takes \(days.count) days: a day's limit is smaller than the audience.")
                : CheckItem("limit", .ok, "A day's limit reaches for everybody.")
        )
        return items
    }
}
