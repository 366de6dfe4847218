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
    /// By which clients say both texts in other languages, with the facts.
    let code: String
    let words: String
    let mend: String?
    let facts: [String: String]
    let link: String?

    init(_ key: String, _ state: State, _ code: String, _ words: Said, mend: Said? = nil, link: String? = nil) {
        (self.key, self.state, self.code, self.link) = (key, state, code, link)
        (self.words, self.mend) = (words.text, mend?.text)
        facts = words.facts.merging(mend?.facts ?? [:]) { kept, _ in kept }
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
                CheckItem("template", .ok, "template-approved", "The template is approved."),
                CheckItem("variables", .ok, "variables-given", "Every variable has a source."),
            ]
            items.append(media(plan))
            guard campaign.kind == .broadcast else { return items }
            return try items + audience(plan) + schedule(plan)
        } catch let error as CampaignError {
            return [stop(error)]
        } catch let error as ContactPredicateError {
            return [
                CheckItem(
                    "audience",
                    .stop,
                    "audience-gone",
                    Said(error.problem.detail ?? "The audience is gone."),
                    mend: "Choose it anew."
                )
            ]
        }
    }

    private func stop(_ error: CampaignError) -> CheckItem {
        let problem = error.problem
        let words = Said(problem.errors.first?.detail ?? problem.detail ?? problem.title)
        return switch error {
        case .variables(let faults):
            CheckItem(
                "variables",
                .stop,
                "variables-missing",
                Said(words.text, facts: faults.first.map { ["variable": $0.key] } ?? [:]),
                mend: "Give every variable a source or a fall-back."
            )
        case .templateNotApproved, .templateNotFound, .templateOfOtherChannel:
            CheckItem(
                "template",
                .stop,
                "template-unfit",
                words,
                mend: "Choose another template.",
                link: "/templates/\(campaign.template)"
            )
        case .channelNotFound:
            CheckItem(
                "webhook",
                .stop,
                "channel-gone",
                words,
                mend: "Connect the channel.",
                link: "/settings/channels"
            )
        default: CheckItem("audience", .stop, "audience-unfit", words, mend: "Choose whom it goes to.")
        }
    }

    private func media(_ plan: CampaignCheck.Plan) -> CheckItem {
        let keys = plan.contents.values.flatMap { $0.template.variables.map(\.key) }.filter {
            $0.hasSuffix("header.media")
        }
        return keys.isEmpty
            ? CheckItem("media", .ok, "media-none", "The template has no media to give.")
            : CheckItem(
                "media",
                .warn,
                "media-later",
                "Media is fetched when messages are sent.",
                mend: "Send a test to see that it arrives."
            )
    }
}
