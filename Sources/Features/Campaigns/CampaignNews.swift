import Events
import Foundation
import Jobs
import Primitives
import Storage

/// The event `campaign.changed`: `{campaignId, state, counts, cost}`.
///
/// A change of state is told at once. Counts change a thousand times a second, so a job tells them, and while it waits
/// nobody needs another.
struct CampaignNews: Sendable {
    private static let kind = "campaigns.news"
    private static let pause: Duration = .milliseconds(300)

    let ambient: Ambient
    let events: EventLog

    func handler(_ database: Database) -> JobHandler {
        JobHandler(kind: Self.kind) { job in
            guard let id = CampaignID(job.key) else { return }
            try await database.write { transaction in
                // Locked first: whoever counts now either is seen here or finds the job gone and leaves another.
                if let campaign = try? CampaignStore(transaction, in: job.workspace).lock(id) {
                    try tell(campaign, in: job.workspace, transaction)
                }
                try job.lease.complete(in: transaction)
            }
        }
    }

    func tellSoon(_ id: CampaignID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        let job = NewJob(
            workspace: workspace,
            kind: Self.kind,
            key: "\(id)",
            runAt: ambient.now() + Self.pause,
            payload: "{}"
        )
        try JobStore(transaction, ambient: ambient).enqueue(job)
    }

    func tell(_ campaign: Campaign, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        let payload = Payload(
            campaignId: campaign.id,
            state: campaign.state,
            counts: CampaignCountsBody(campaign.counts),
            cost: .init(estimated: campaign.estimated, charged: campaign.charged)
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let event = NewEvent(
            workspace: workspace,
            kind: "campaign.changed",
            subject: "\(campaign.id)",
            payload: String(decoding: try encoder.encode(payload), as: UTF8.self)
        )
        try events.append(event, in: transaction)
    }

    private struct Payload: Encodable {
        let campaignId: CampaignID
        let state: Campaign.State
        let counts: CampaignCountsBody
        let cost: Cost

        struct Cost: Encodable {
            let estimated: Points
            let charged: Points
        }
    }
}
