import CloudAPI
import Logging
import Primitives
import Storage

/// What each item of a webhook body does, inside the receiver's transaction.
struct ReceivingSteps: Sendable {
    let service: MessagingService
    let ambient: Ambient
    /// Asks for a fresh list of templates: the change itself is read from Meta.
    let syncTemplates: @Sendable (Transaction, WorkspaceID, ChannelID) throws -> Void
    let logger: Logger

    /// An item with the number it belongs to.
    struct Addressed {
        let workspace: WorkspaceID
        let channel: Channel
        let item: WebhookItem
        let inboxID: Int64
        /// The item's place in its body, counted.
        let place: Int
    }

    private struct Status {
        let addressed: Addressed
        let news: StatusNews
    }

    func apply(_ bodies: [ParsedBody], now: Timestamp, in transaction: Transaction) throws {
        var addresses = ChannelLookup(transaction: transaction)
        var statuses: [Status] = []
        var answers: [WorkspaceID: [CampaignAnswer]] = [:]
        var heard: [ChannelID: WorkspaceID] = [:]
        for body in bodies {
            for (place, item) in body.items.enumerated() {
                for (workspace, channel) in try addresses.find(item, secretID: body.secretID) {
                    if channel.unheardSince != nil || channel.heardAt.map({ $0 + .seconds(60) <= now }) ?? true {
                        heard[channel.id] = workspace
                    }
                    let addressed = Addressed(
                        workspace: workspace,
                        channel: channel,
                        item: item,
                        inboxID: body.id,
                        place: place
                    )
                    if case .status(let status) = item.content,
                        let news = StatusNews(status, raw: item.raw, heardAt: now)
                    {
                        statuses.append(Status(addressed: addressed, news: news))
                    } else if channel.state != .disconnected {
                        // Of a number that was let go, what was sent is still settled; nothing new is taken in.
                        try alone(addressed, now: now, in: transaction) {
                            let answered = try ItemStep(steps: self, transaction: transaction, now: now)
                                .apply(addressed)
                            answers[workspace, default: []] += answered
                        }
                    }
                }
            }
        }
        for (_, group) in Dictionary(grouping: statuses, by: \.addressed.workspace).sorted(by: { $0.key < $1.key }) {
            try apply(group, now: now, in: transaction)
        }
        for (workspace, answers) in answers.sorted(by: { $0.key < $1.key }) where !answers.isEmpty {
            try service.inbox.answers.count(answers, workspace, transaction)
        }
        for (channel, workspace) in heard.sorted(by: { $0.key < $1.key }) {
            try ChannelHealthStore(transaction: transaction, workspace: workspace).heard(channel, at: now)
        }
    }

    /// Applies what was parked while its message was being named elsewhere.
    func takeUp(since: Timestamp, now: Timestamp, in transaction: Transaction) throws {
        let found = try ParkedStore(transaction: transaction).meanwhileKnown(since: since, limit: 500)
        for (workspace, group) in Dictionary(grouping: found, by: \.workspace).sorted(by: { $0.key < $1.key }) {
            let news = Dictionary(grouping: group, by: \.channel)
                .mapValues { $0.compactMap { StatusNews(parked: $0.body, heardAt: now) } }
            try apply(news, of: workspace, now: now, in: transaction)
        }
    }

    /// All of a workspace at once, which costs least; when one of them is bad, one by one.
    private func apply(_ statuses: [Status], now: Timestamp, in transaction: Transaction) throws {
        func apply(_ some: [Status]) throws {
            guard let workspace = some.first?.addressed.workspace else { return }
            let news = Dictionary(grouping: some, by: \.addressed.channel.id).mapValues { $0.map(\.news) }
            try self.apply(news, of: workspace, now: now, in: transaction)
        }
        do {
            try transaction.savepoint { try apply(statuses) }
        } catch let error as DatabaseError where error.isEngine {
            throw error
        } catch {
            for status in statuses {
                try alone(status.addressed, now: now, in: transaction) { try apply([status]) }
            }
        }
    }

    private func apply(
        _ statuses: [ChannelID: [StatusNews]],
        of workspace: WorkspaceID,
        now: Timestamp,
        in transaction: Transaction
    ) throws {
        var news: [ChannelID: [News]] = [:]
        for (channel, statuses) in statuses.sorted(by: { $0.key < $1.key }) {
            news[channel] = try StatusStep(workspace: workspace, channel: channel, now: now, transaction: transaction)
                .read(statuses)
        }
        try MarketingRefusals(workspace: workspace, contacts: service.contacts(transaction), transaction: transaction)
            .take(news.values.flatMap { $0 })
        try service.progress.apply(news, workspace: workspace, in: transaction)
    }

    /// One bad item never loses the rest: what it changed is undone, and it is kept with the reason.
    private func alone(
        _ addressed: Addressed,
        now: Timestamp,
        in transaction: Transaction,
        _ apply: () throws -> Void
    ) throws {
        do {
            try transaction.savepoint(apply)
        } catch let error as DatabaseError where error.isEngine {
            throw error
        } catch {
            logger.error(
                "A webhook item could not be processed",
                metadata: ["inbox.id": "\(addressed.inboxID)", "place": "\(addressed.place)", "error": "\(error)"]
            )
            try ChannelNoticeStore(transaction: transaction, ambient: ambient)
                .keep(addressed, problem: "\(error)", at: now)
        }
    }
}

extension DatabaseError {
    /// The database itself is in trouble, not the row: the whole batch is to be tried again.
    var isEngine: Bool {
        switch self {
        case .conflict, .unavailable, .closed: true
        default: false
        }
    }
}
