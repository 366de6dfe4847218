import Contacts
import Foundation
import Jobs
import Primitives
import Storage

/// The job that counts an audience before its campaign starts: who is matched, who is left out and why, and the first twenty.
struct AudienceCounting: Sendable {
    static let kind = "campaigns.audience"
    private static let sampleSize = 20

    let runner: CampaignRunner

    var handler: JobHandler {
        JobHandler(kind: Self.kind) { job in
            guard let id = CampaignID(job.key) else { return }
            let counted = try await runner.database.read { try count(id, in: job.workspace, $0) }
            guard let counted else { return }
            try await runner.database.write { transaction in
                try AudienceCountStore(transaction, id, in: job.workspace).save(counted, at: runner.ambient.now())
                let campaign = try CampaignStore(transaction, in: job.workspace).find(id)
                try runner.news.tell(campaign, in: job.workspace, transaction)
                try job.lease.complete(in: transaction)
            }
        }
    }

    func count(_ id: CampaignID, in workspace: WorkspaceID, _ transaction: Transaction) throws -> CountedAudience? {
        guard let campaign = try? CampaignStore(transaction, in: workspace).find(id) else { return nil }
        let desk = try AudienceDesk(planned: campaign, runner, in: workspace, transaction)
        let tally = try AudienceReader(desk: desk).count(sampleSize: Self.sampleSize)
        // Who comes from a file is looked at by the file's row.
        let rows = try campaign.audience.onlyFile.map {
            try ImportStore(transaction).rowNumbers(of: tally.sample.map(\.phone), in: $0, workspace)
        }
        return CountedAudience(
            matched: tally.matched,
            reachable: tally.reachable,
            excluded: tally.excluded,
            sample: tally.sample.compactMap { person in
                let row = rows?[person.phone]
                guard rows == nil || row != nil else { return nil }
                return CountedAudience.Person(row: row, name: person.name, phone: person.phone)
            }
        )
    }
}

/// An audience as it was counted.
struct CountedAudience: Sendable, Equatable, Codable {
    struct Person: Sendable, Equatable, Codable {
        /// In the file, where that is all there is.
        let row: Int?
        let name: String
        let phone: PhoneNumber
    }

    let matched: Int
    let reachable: Int
    /// By the reason's code.
    let excluded: [Int64: Int]
    let sample: [Person]
}

/// The row of a campaign's counted audience.
struct AudienceCountStore {
    private let transaction: Transaction
    private let workspace: WorkspaceID
    private let campaign: CampaignID

    init(_ transaction: Transaction, _ campaign: CampaignID, in workspace: WorkspaceID) {
        (self.transaction, self.workspace, self.campaign) = (transaction, workspace, campaign)
    }

    /// `nil` when nobody has asked; without a count while it is counted.
    func find() throws -> (countedAt: Timestamp?, counted: CountedAudience?)? {
        let row = try transaction.row(
            "SELECT * FROM campaign_audiences WHERE workspace_id = \(workspace) AND campaign_id = \(campaign)"
        )
        guard let row else { return nil }
        let body: String = try row["body"]
        let counted = try body.isEmpty ? nil : JSONDecoder().decode(CountedAudience.self, from: Data(body.utf8))
        return (try row["counted_at"], counted)
    }

    func begin() throws { try write("", at: nil) }

    func save(_ counted: CountedAudience, at now: Timestamp) throws {
        try write(String(decoding: try JSONEncoder().encode(counted), as: UTF8.self), at: now)
    }

    private func write(_ body: String, at moment: Timestamp?) throws {
        try transaction.run(
            """
            INSERT INTO campaign_audiences (workspace_id, campaign_id, counted_at, body)
            VALUES (\(workspace), \(campaign), \(moment), \(body))
            ON CONFLICT (workspace_id, campaign_id) DO UPDATE SET counted_at = excluded.counted_at, body = excluded.body
            """
        )
    }
}
