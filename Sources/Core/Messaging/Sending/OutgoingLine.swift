import Contacts
import Credits
import Logging
import Primitives
import Storage
import Templates

/// The transactions between the queue and the call: claim, give back, and the heartbeat of who sends.
struct OutgoingLine: Sendable {
    let database: Database
    let ambient: Ambient
    let progress: Progress
    let workspace: WorkspaceID
    /// This process, among those that share the database.
    let owner: Int64

    /// Claims messages, checks once more what may have changed since they were queued, and ties them to their credits.
    /// When it returns, "about to be sent" is on disk for each.
    func claim(_ channel: Channel, limit: Int) async throws -> [Claimed] {
        let at = ambient.now()
        return try await database.write(.urgent) { transaction in
            let queue = QueueStore(transaction: transaction, workspace: workspace)
            let claimed = try queue.claim(channel.id, owner: owner, limit: limit, at: at)
            guard !claimed.isEmpty else { return [] }

            // What settles locks the wallet, what assigns locks a hold: always in this order.
            let refused = try refusals(claimed, in: transaction)
            try refuse(refused, on: channel.id, at: at, in: transaction)
            let allowed = claimed.filter { refused[$0.id] == nil }
            let uncovered = Set(try assign(allowed, in: transaction))
            try refuse(
                Dictionary(uniqueKeysWithValues: uncovered.map { ($0, .noCredits) }),
                on: channel.id,
                at: at,
                in: transaction
            )
            let leaving = allowed.filter { !uncovered.contains($0.id) }
            try progress.tell(
                leaving.map { change(of: $0, at: at) },
                conversations: leaving.map(\.conversation),
                workspace: workspace,
                in: transaction
            )
            return leaving
        }
    }

    func giveBack(_ messages: [(id: MessageID, notBefore: Timestamp)]) async throws {
        try await database.write(.urgent) { transaction in
            try QueueStore(transaction: transaction, workspace: workspace).giveBack(messages)
        }
    }

    /// Says that this process sends here; returns how many do.
    func beat(channel: ChannelID) async throws -> Int {
        let now = ambient.now()
        return try await database.write(.urgent) { transaction in
            let store = SenderStore(transaction: transaction)
            try store.beat(workspace, channel, owner: owner, at: now)
            return try store.alive(workspace, channel, at: now).count
        }
    }

    func leave(channel: ChannelID) async {
        try? await database.write { transaction in
            try SenderStore(transaction: transaction).leave(workspace, channel, owner: owner)
        }
    }

    private func change(of message: Claimed, at: Timestamp) -> MessageChange {
        MessageChange(
            message: message.id,
            campaign: message.campaign,
            reference: message.reference,
            from: .queued,
            to: .submitting,
            errorCode: nil,
            errorText: nil,
            charged: nil,
            at: at
        )
    }
}
