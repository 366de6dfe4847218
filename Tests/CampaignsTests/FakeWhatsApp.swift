import Contacts
import Credits
import Primitives
import Storage
import Synchronization
import TestSupport

@testable import Campaigns

/// Stands in for Messaging and Meta: keeps messages in a table of its own, and answers for each by a seed.
final class FakeWhatsApp: Sendable {
    static let migration = Migration(
        "m9000_fake_messages",
        Array(
            """
            CREATE TABLE fake_messages (
                workspace_id BIGINT NOT NULL, campaign_id BIGINT NOT NULL, reference BIGINT NOT NULL, id BIGINT NOT NULL,
                contact_id BIGINT NOT NULL, phone TEXT NOT NULL, text TEXT NOT NULL, category TEXT NOT NULL,
                market TEXT NOT NULL, amount BIGINT NOT NULL, price BIGINT, free TEXT, hold BIGINT NOT NULL,
                state TEXT NOT NULL, parked BIGINT NOT NULL, attempts BIGINT NOT NULL, not_before BIGINT NOT NULL,
                paid BIGINT NOT NULL, template BIGINT NOT NULL,
                PRIMARY KEY (workspace_id, campaign_id, reference)
            ) {table};
            """.utf8
        )
    )

    enum Outcome: Equatable {
        case failed(Int64)
        case sent
        case delivered
        case read
        case unknown
    }

    let seed: UInt64
    private let state = Mutex(State())

    private struct State {
        var progress: CampaignProgress?
        var ledger: (@Sendable (Transaction) -> Ledger)?
        var windows: [ContactID: Window] = [:]
        var trials: [CampaignTrial] = []
        var isConnected = true
        var standing = ChannelStanding(messagesPerSecond: 80, left: nil, limit: nil)
        var waiting = 0
        var failing: (code: Int64, attempts: Int)?
        /// Of each row of each campaign, beyond the first.
        var attempts: [CampaignID: [Int: Int]] = [:]
    }

    init(seed: UInt64) {
        self.seed = seed
    }

    func pay(_ ledger: @escaping @Sendable (Transaction) -> Ledger) { state.withLock { $0.ledger = ledger } }
    func tell(_ progress: CampaignProgress) { state.withLock { $0.progress = progress } }
    func open(_ windows: [ContactID: Window]) { state.withLock { $0.windows = windows } }
    func allow(_ standing: ChannelStanding) { state.withLock { $0.standing = standing } }
    func leaveWaiting(_ count: Int) { state.withLock { $0.waiting = count } }
    /// The first attempts of every message fail with this code.
    func fail(_ code: Int64, attempts: Int) { state.withLock { $0.failing = (code, attempts) } }
    func disconnect() { state.withLock { $0.isConnected = false } }
    var trials: [CampaignTrial] { state.withLock(\.trials) }
    private var progress: CampaignProgress? { state.withLock(\.progress) }

    /// What becomes of the message to one row, always the same.
    func outcome(of row: Int) -> Outcome {
        var generator = SeededGenerator(seed: seed &+ UInt64(row) &* 7919)
        return switch Int.random(in: 0..<100, using: &generator) {
        case 0..<10: .failed(131_026)
        case 10..<13: .unknown
        case 13..<20: .sent
        case 20..<60: .delivered
        default: .read
        }
    }

    private func outcome(of row: Int, in campaign: CampaignID) -> Outcome {
        let failing = state.withLock { state -> Int64? in
            guard let failing = state.failing else { return nil }
            return (state.attempts[campaign]?[row] ?? 0) < failing.attempts ? failing.code : 0
        }
        guard let failing else { return outcome(of: row) }
        return failing == 0 ? .delivered : .failed(failing)
    }

    var line: CampaignLine {
        CampaignLine(
            prepare: { _, _, _, _ in },
            lock: { _, _ in },
            queue: { [self] in try queue($0, $1, $3, $4) },
            queuePaid: { [self] transaction, scope, _, hold, messages in
                try queuePaid(transaction, scope, hold, messages)
            },
            pause: {
                try $0.run(
                    "UPDATE fake_messages SET parked = 1 WHERE workspace_id = \($1.workspace) AND campaign_id = \($1.campaign)"
                )
            },
            resume: {
                try $0.run(
                    "UPDATE fake_messages SET parked = 0 WHERE workspace_id = \($1.workspace) AND campaign_id = \($1.campaign)"
                )
            },
            cancel: { [self] in try cancel($0, $1) },
            recall: { [self] in try recall($0, $1, isStaleOnly: $2) },
            hasChannel: { [self] _, workspace, channel in
                state.withLock(\.isConnected) && workspace == CampaignWorld.here && channel == CampaignWorld.channel
            },
            windows: { [self] _, _, _, contacts in
                let all = state.withLock(\.windows)
                return contacts.map { wanted in all.filter { wanted.contains($0.key) } } ?? all
            },
            conversations: { _, _, messages in
                Dictionary(uniqueKeysWithValues: messages.map { ($0, ConversationID(rawValue: $0.rawValue)) })
            },
            send: { [self] _, trial in
                state.withLock { $0.trials.append(trial) }
                return MessageID(rawValue: 1)
            },
            standing: { [self] _, _, _ in state.withLock(\.standing) },
            backlog: { transaction, scope, limit in
                let count: Int =
                    try transaction.row(
                        """
                        SELECT count(*) AS count FROM fake_messages WHERE workspace_id = \(scope.workspace)
                        AND campaign_id = \(scope.campaign) AND (state = 'queued' OR state = 'submitting')
                        """
                    )?["count"] ?? 0
                return min(count, limit)
            },
            waiting: { [self] _, _, _, _, limit in min(state.withLock(\.waiting), limit) },
            sentSince: { workspace, _, _, count in
                """
                (SELECT count(*) FROM fake_messages f WHERE f.workspace_id = \(workspace) AND f.contact_id = c.id)
                 >= \(count)
                """
            }
        )
    }

    /// The ledger that pays, once the world is made.
    private func queuePaid(
        _ transaction: Transaction,
        _ scope: CampaignLine.Scope,
        _ hold: HoldID,
        _ messages: [CampaignMessage]
    ) throws -> [Int64: MessageID] {
        var made: [Int64: MessageID] = [:]
        for message in messages {
            let row = Int(message.reference)
            if let old = message.retryOf {
                // By the message before, so that a transaction that is rolled back or run again counts nothing twice.
                state.withLock { $0.attempts[scope.campaign, default: [:]][row] = Int(old.rawValue / 1_000_000) }
            }
            let id = id(row, in: scope.campaign)
            made[message.reference] = id
            try transaction.run(
                """
                DELETE FROM fake_messages WHERE workspace_id = \(scope.workspace) AND campaign_id = \(scope.campaign)
                AND reference = \(message.reference)
                """
            )
            try insert([message], scope, hold, id: { _ in id }, paid: true, transaction)
        }
        let charges = messages.compactMap { message in made[message.reference].map { ($0, message.quote) } }
        try state.withLock(\.ledger)?(transaction).assign(scope.workspace, hold: hold, charges: charges, as: .reserved)
        return made
    }

    private func queue(
        _ transaction: Transaction,
        _ scope: CampaignLine.Scope,
        _ hold: HoldID,
        _ messages: [CampaignMessage]
    ) throws {
        try insert(messages, scope, hold, id: { self.id(Int($0), in: scope.campaign) }, paid: false, transaction)
    }

    private func insert(
        _ messages: [CampaignMessage],
        _ scope: CampaignLine.Scope,
        _ hold: HoldID,
        id: (Int64) -> MessageID,
        paid: Bool,
        _ transaction: Transaction
    ) throws {
        try transaction.runEach(
            messages.map { message in
                """
                INSERT INTO fake_messages (workspace_id, campaign_id, reference, id, contact_id, phone, text, category, market,
                    amount, price, free, hold, state, parked, attempts, not_before, paid, template)
                VALUES (\(scope.workspace), \(scope.campaign), \(message.reference), \(id(message.reference)),
                    \(message.contact), \(message.to), \(message.text), \(message.quote.category), \(message.quote.market),
                    \(message.quote.amount), \(message.quote.price), \(message.quote.free), \(hold), 'queued', 0, 0,
                    \(message.notBefore ?? Timestamp(milliseconds: 0)), \(paid), \(message.template))
                ON CONFLICT (workspace_id, campaign_id, reference) DO NOTHING
                """
            }
        )
    }

    private func recall(_ transaction: Transaction, _ scope: CampaignLine.Scope, isStaleOnly: Bool) throws
        -> [RecalledMessage]
    {
        let stale: SQL = """
             AND EXISTS (SELECT 1 FROM templates t WHERE t.workspace_id = f.workspace_id AND t.id = f.template
              AND lower(t.category) <> f.category)
            """
        let rows = try transaction.rows(
            """
            SELECT * FROM fake_messages f WHERE f.workspace_id = \(scope.workspace)
            AND f.campaign_id = \(scope.campaign) AND f.state = 'queued'\(isStaleOnly ? stale : "")
            ORDER BY f.reference LIMIT 100
            """
        )
        let paid = try rows.filter { try $0["paid"] }.map { try $0["id"] as MessageID }
        if !paid.isEmpty {
            _ = try state.withLock(\.ledger)?(transaction).settle(scope.workspace, paid.map { Word($0, .failed) })
        }
        return try rows.map { row in
            let (reference, id): (Int64, MessageID) = (try row["reference"], try row["id"])
            try transaction.run(
                """
                DELETE FROM fake_messages WHERE workspace_id = \(scope.workspace)
                AND campaign_id = \(scope.campaign) AND reference = \(reference)
                """
            )
            let isAgain = id.rawValue >= 2_000_000
            return RecalledMessage(
                reference: reference,
                retryOf: isAgain ? MessageID(rawValue: id.rawValue - 1_000_000) : nil,
                hold: try row["hold"],
                content: "{}",
                text: try row["text"]
            )
        }
    }

    private func cancel(_ transaction: Transaction, _ scope: CampaignLine.Scope) throws -> Int {
        let references = try transaction.rows(
            """
            SELECT reference FROM fake_messages WHERE workspace_id = \(scope.workspace)
            AND campaign_id = \(scope.campaign) AND state = 'queued' ORDER BY reference LIMIT 100
            """
        ).map { try $0["reference"] as Int64 }
        try transaction.run(
            """
            UPDATE fake_messages SET state = 'cancelled'
            WHERE workspace_id = \(scope.workspace) AND campaign_id = \(scope.campaign)
            AND reference IN \(list: references)
            """
        )
        let changes = references.map { change(scope.campaign, Int($0), .cancelled) }
        try progress?.take(changes, in: scope.workspace, transaction)
        return references.count
    }

    /// Claims up to `limit` messages: they are in our hands, and paid for from the hold.
    func claim(_ world: CampaignWorld, _ campaign: CampaignID, limit: Int) async throws -> [Int] {
        try await world.database.write { [self] transaction in
            let next = try transaction.rows(
                """
                SELECT reference FROM fake_messages WHERE workspace_id = \(CampaignWorld.here)
                AND campaign_id = \(campaign) AND state = 'queued' AND parked = 0
                AND not_before <= \(world.clock.now) ORDER BY reference LIMIT \(limit)
                """
            ).map { try $0["reference"] as Int64 }
            let rows = try transaction.rows(
                """
                UPDATE fake_messages SET state = 'submitting', attempts = attempts + 1
                WHERE workspace_id = \(CampaignWorld.here) AND campaign_id = \(campaign) AND reference IN \(list: next)
                RETURNING *
                """
            )
            guard !rows.isEmpty else { return [] }
            let ledger = world.credits.ledger(in: transaction)
            let unpaid = try rows.filter { try $0["paid"] == false }
            for (hold, rows) in try Dictionary(grouping: unpaid, by: { try $0["hold"] as HoldID }) {
                let charges = try rows.map { (try $0["id"] as MessageID, try quote($0)) }
                try ledger.assign(CampaignWorld.here, hold: hold, charges: charges)
            }
            let references: [Int] = try rows.map { try $0["reference"] }.sorted()
            try progress?.take(
                references.map { change(campaign, $0, .submitting) },
                in: CampaignWorld.here,
                transaction
            )
            return references
        }
    }

    /// What waits fails, as on a disconnected channel.
    func failWaiting(_ world: CampaignWorld, _ campaign: CampaignID, code: Int64) async throws {
        try await world.database.write { [self] transaction in
            let rows: [Int] = try transaction.rows(
                """
                UPDATE fake_messages SET state = 'failed'
                WHERE workspace_id = \(CampaignWorld.here) AND campaign_id = \(campaign) AND state = 'queued'
                RETURNING reference
                """
            ).map { try $0["reference"] }.sorted()
            let changes = rows.map { change(campaign, $0, .failed, code: code) }
            try progress?.take(changes, in: CampaignWorld.here, transaction)
        }
    }

    /// Answers for messages that were claimed, and lets the webhooks come.
    func answer(_ world: CampaignWorld, _ campaign: CampaignID, _ rows: [Int]) async throws {
        try await world.database.write { [self] transaction in
            let states = rows.map { row -> (Int, RecipientState) in
                switch outcome(of: row, in: campaign) {
                case .failed: (row, .sent)
                case .unknown: (row, .unknown)
                case .sent, .delivered, .read: (row, .sent)
                }
            }
            try set(states, campaign, transaction)
            let words = states.compactMap { $1 == .sent ? Word(id($0, in: campaign), .accepted) : nil }
            try world.credits.ledger(in: transaction).settle(CampaignWorld.here, words)
        }
        try await world.database.write { [self] transaction in
            let at = world.clock.now
            let rows = rows.filter { ![.unknown, .sent].contains(outcome(of: $0, in: campaign)) }
            let words = rows.map { row in
                if case .failed = outcome(of: row, in: campaign) { return Word(id(row, in: campaign), .failed) }
                return Word(id(row, in: campaign), .billable(.utility, at: at))
            }
            let charged = try world.credits.ledger(in: transaction).settle(CampaignWorld.here, words).charged
            let changes = rows.map { row -> RecipientChange in
                switch outcome(of: row, in: campaign) {
                case .failed(let code):
                    change(campaign, row, .failed, code: code, charged: charged[id(row, in: campaign)], at: at)
                case .read: change(campaign, row, .read, charged: charged[id(row, in: campaign)])
                default: change(campaign, row, .delivered, charged: charged[id(row, in: campaign)])
                }
            }
            try set(changes.map { ($0.row, $0.state) }, campaign, transaction, tells: false)
            try progress?.take(changes, in: CampaignWorld.here, transaction)
        }
    }

    private func set(
        _ states: [(Int, RecipientState)],
        _ campaign: CampaignID,
        _ transaction: Transaction,
        tells: Bool = true
    ) throws {
        try transaction.runEach(
            states.map { row, state in
                """
                UPDATE fake_messages SET state = \(state.rawValue)
                WHERE workspace_id = \(CampaignWorld.here) AND campaign_id = \(campaign) AND reference = \(row)
                """
            }
        )
        if tells { try progress?.take(states.map { change(campaign, $0, $1) }, in: CampaignWorld.here, transaction) }
    }

    func id(_ row: Int, in campaign: CampaignID) -> MessageID {
        let attempt = state.withLock { $0.attempts[campaign]?[row] ?? 0 }
        return MessageID(rawValue: Int64(1_000_000 * (attempt + 1) + row))
    }

    func change(
        _ campaign: CampaignID,
        _ row: Int,
        _ state: RecipientState,
        code: Int64? = nil,
        charged: Points? = nil,
        at moment: Timestamp = Timestamp(milliseconds: 1)
    ) -> RecipientChange {
        RecipientChange(
            campaign: campaign,
            row: row,
            message: id(row, in: campaign),
            state: state,
            errorCode: code,
            errorText: code == nil ? nil : "not on WhatsApp",
            charged: charged,
            at: moment
        )
    }

    private func quote(_ row: Row) throws -> Quote {
        let category: String = try row["category"]
        return Quote(
            category: MessageCategory(rawValue: category) ?? .marketing,
            market: try row["market"],
            amount: try row["amount"],
            price: try row["price"],
            free: try row["free"]
        )
    }
}
