import CloudAPI
import Events
import Foundation
import Jobs
import Primitives
import Storage

/// The job that asks Meta how a number is, every six hours and when a webhook says that something changed, and tells people
/// what became worse or better.
struct ChannelCheck: Sendable {
    static let kind = "channels.check"
    private static let every: Duration = .hours(6)

    let channels: ChannelService
    let events: EventLog
    let tell: ChannelNotice.Teller

    struct Payload: Codable {
        let channel: ChannelID
    }

    var handler: JobHandler {
        JobHandler(kind: Self.kind, attemptsMax: 1_000_000) { job in
            let id = try JSONDecoder().decode(Payload.self, from: Data(job.payload.utf8)).channel
            let (database, ambient) = (channels.database, channels.ambient)
            let channel = try await database.read { try ChannelStore($0).find(job.workspace, id) }
            guard let channel, channel.state == .connected else { return }
            let state = try await ask(channel, in: job.workspace)
            try await database.write { transaction in
                try keep(state, of: id, in: job.workspace, transaction)
                try job.lease.postpone(until: ambient.now() + Self.every, in: transaction)
            }
        }
    }

    static func start(_ channel: ChannelID, in workspace: WorkspaceID, ambient: Ambient, _ transaction: Transaction)
        throws
    {
        try JobStore(transaction, ambient: ambient).set(
            NewJob(
                workspace: workspace,
                kind: kind,
                key: "\(channel)",
                runAt: ambient.now(),
                payload: Payload(channel: channel).json
            )
        )
    }

    /// For numbers of the time before there was the job: those that were never asked about.
    static func schedule(in transaction: Transaction, ambient: Ambient) throws {
        let unasked = try transaction.rows(
            "SELECT workspace_id, id FROM channels WHERE state = 'connected' AND checked_at IS NULL ORDER BY workspace_id, id"
        )
        for row in unasked { try start(try row["id"], in: try row["workspace_id"], ambient: ambient, transaction) }
    }

    /// - Throws: `CloudAPIError`, `MessagingError.channelNotFound`, `DatabaseError`.
    func ask(_ channel: Channel, in workspace: WorkspaceID) async throws -> NumberState {
        let (_, api) = try await channels.connection(workspace, channel.id)
        let number = try await api.phoneNumber(channel.phoneNumberID)
        // Some tokens see the number and not the account.
        let account = try? await api.account(channel.wabaID)
        return NumberState(
            quality: number.quality?.rawValue ?? channel.quality,
            messagesPerSecond: number.throughputLevel.map { $0 == "HIGH" ? 1000 : 80 } ?? channel.messagesPerSecond,
            verifiedName: number.verifiedName ?? channel.verifiedName,
            displayNumber: number.displayPhoneNumber ?? channel.displayNumber,
            numberStatus: number.status ?? channel.numberStatus,
            nameStatus: number.nameStatus ?? channel.nameStatus,
            messagingLimit: number.messagingLimit ?? channel.messagingLimit,
            verification: account?.businessVerificationStatus ?? channel.verification
        )
    }

    /// What it was is read again with the change: two looks at once tell one piece of news once.
    func keep(_ state: NumberState, of id: ChannelID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        let locked = try transaction.row(
            "SELECT * FROM channels WHERE workspace_id = \(workspace) AND id = \(id)\(postgres: " FOR UPDATE")"
        )
        guard let channel = try locked.map(Channel.init) else { return }
        let now = channels.ambient.now()
        try ChannelHealthStore(transaction: transaction, workspace: workspace).note(state, of: id, at: now)
        guard state != channel.numberState else { return }
        for notice in state.notices(after: channel.numberState, of: channel, at: now) {
            try tell(notice, workspace, transaction)
        }
        try events.append(
            NewEvent(
                workspace: workspace,
                kind: "channel.changed",
                subject: "\(id)",
                payload: #"{"channelId":"\#(id)"}"#
            ),
            in: transaction
        )
    }
}

extension Channel {
    var numberState: NumberState {
        NumberState(
            quality: quality,
            messagesPerSecond: messagesPerSecond,
            verifiedName: verifiedName,
            displayNumber: displayNumber,
            numberStatus: numberStatus,
            nameStatus: nameStatus,
            messagingLimit: messagingLimit,
            verification: verification
        )
    }
}
