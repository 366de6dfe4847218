import Jobs
import Primitives
import Storage

/// Wakes a campaign's job, which looks where the campaign stands and moves it on.
struct CampaignAlarm: Sendable {
    static let kind = "campaigns.run"

    let ambient: Ambient

    /// Has the campaign moved on at `moment`, earlier or later than it would be by itself.
    func set(_ id: CampaignID, at moment: Timestamp, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        let job = NewJob(workspace: workspace, kind: Self.kind, key: "\(id)", runAt: moment, payload: "{}")
        try JobStore(transaction, ambient: ambient).set(job)
    }

    func ring(_ id: CampaignID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        try set(id, at: ambient.now(), in: workspace, transaction)
    }
}
