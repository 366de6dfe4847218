import Credits
package import Primitives
import Storage
import Templates
import TrackedLinks

extension CampaignService {
    /// - Throws: `CampaignError.notFound`.
    package func report(_ id: CampaignID, in workspace: WorkspaceID) async throws -> CampaignReport {
        let costs = try await costs(of: id, in: workspace)
        return try await database.read { transaction in
            let campaign = try CampaignStore(transaction, in: workspace).find(id)
            let store = ReportStore(transaction, id, in: workspace)
            let (hours, answers) = try store.hours()
            let template = try TemplateStore(transaction).templates([campaign.template], in: workspace)[
                campaign.template
            ]
            let taps = try store.taps()
            return CampaignReport(
                campaign: campaign,
                answers: answers,
                failed: try store.reasons(.failed),
                skipped: try store.reasons(.skipped),
                costs: costs,
                buttons: TappedButton.all(template?.components ?? []).map { button in
                    let taps = taps[button.number] ?? (clicks: 0, people: 0)
                    return CampaignReport.Button(
                        number: button.number,
                        text: button.text,
                        card: button.card,
                        clicks: taps.clicks,
                        people: taps.people
                    )
                },
                links: try TrackedLinkStore(transaction, in: workspace).links(of: TrackedLink.Owner(id)).map {
                    CampaignReport.Link(url: $0.url, clicks: $0.clicks, people: $0.people)
                },
                hours: hours,
                variants: try store.variants(campaign.options, winner: campaign.winner),
                holdout: try campaign.options.holdout == 0 ? nil : store.holdout(since: campaign.startedAt)
            )
        }
    }

    /// What it cost so far. Every recipient is looked at, so an answer is good for a while: the longer, the longer it took.
    private func costs(of id: CampaignID, in workspace: WorkspaceID) async throws -> CampaignCosts {
        let began = ambient.now()
        if let known = reports.find(id, at: began) { return known }
        let costs = try await database.read { transaction in
            let campaign = try CampaignStore(transaction, in: workspace).find(id)
            let groups = try campaign.state == .draft ? [] : ReportStore(transaction, id, in: workspace).costs()
            return CampaignCosts(groups, estimated: campaign.estimated)
        }
        reports.keep(costs, of: id, from: began, to: ambient.now())
        return costs
    }
}
