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

    /// How long a campaign's messages wait when Meta has paused their template: its first pause is three hours.
    private static let templateRest: Duration = .minutes(15)

    /// Claims messages, checks once more what may have changed since they were queued, and ties them to their credits.
    /// When it returns, "about to be sent" is on disk for each.
    ///
    /// - Parameter before: only of the lanes that go before this one.
    func claim(_ channel: Channel, before lane: Lane? = nil, limit: Int) async throws -> [Claimed] {
        let at = ambient.now()
        return try await database.write(.urgent) { transaction in
            let queue = QueueStore(transaction: transaction, workspace: workspace)
            let claimed = try queue.claim(channel.id, before: lane, owner: owner, limit: limit, at: at)
            guard !claimed.isEmpty else { return [] }

            // In the order of "Locks" in docs/architecture.md: messages, wallet, holds, and what observers lock.
            let verdicts = try verdicts(on: claimed, in: transaction)
            // They were never told of as taken, so nobody needs to hear that they are back.
            _ = try queue.giveBack(
                claimed.filter { verdicts[$0.id] == .wait }
                    .map { GivenBack(message: $0, notBefore: at + Self.templateRest) }
            )
            let refused = try refuse(verdicts.compactMapValues(\.refusal), on: channel.id, at: at, in: transaction)
            let allowed = claimed.filter { verdicts[$0.id] == nil }
            let uncovered = Set(try assign(allowed, on: channel.id, in: transaction))
            let short = Dictionary(uniqueKeysWithValues: uncovered.map { ($0, Refusal.noCredits) })
            var told = try refused + refuse(short, on: channel.id, at: at, in: transaction)

            let leaving = allowed.filter { !uncovered.contains($0.id) }
            told.add(leaving, from: .queued, to: .submitting, at: at)
            try progress.tell(told, workspace: workspace, in: transaction)
            return leaving
        }
    }

    /// Puts back in line what a claim of this process took whose answer was lost: see `Hands`. Nobody else claims on the channel in this
    /// process meanwhile.
    func giveBackUnheard(_ channel: ChannelID, hands: Hands) async throws {
        let found = try await database.read { transaction in
            try QueueStore(transaction: transaction, workspace: workspace).inHand(channel, of: owner)
        }
        let unheard = found.filter { !hands.has($0) }
        if !unheard.isEmpty { try await giveBack(unheard) }
    }

    /// Puts back in line what was claimed and did not leave.
    func giveBack(_ messages: [Claimed]) async throws {
        let at = ambient.now()
        try await database.write(.urgent) { transaction in
            let queue = QueueStore(transaction: transaction, workspace: workspace)
            try queue.lock(messages.map(\.id))
            let back = try queue.giveBack(messages.map { GivenBack(message: $0, notBefore: at) })
            let takenBack = try queue.cancelTakenBack(back)
            var told = try progress.release(
                back.filter { takenBack.contains($0.id) },
                workspace,
                at: at,
                in: transaction
            )
            told.add(back.filter { !takenBack.contains($0.id) }, from: .submitting, to: .queued, at: at)
            try progress.tell(told, workspace: workspace, in: transaction)
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
}
