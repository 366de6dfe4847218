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

    func apply(_ bodies: [ParsedBody], now: Timestamp, in transaction: Transaction) throws {
        var addresses = ChannelLookup(transaction: transaction)
        var statuses: [ChannelID: (workspace: WorkspaceID, news: [StatusNews])] = [:]
        for body in bodies {
            for (place, item) in body.items.enumerated() {
                for (workspace, channel) in try addresses.find(item, secretID: body.secretID) {
                    if case .status(let status) = item.content, let news = StatusNews(status, raw: item.raw) {
                        statuses[channel.id, default: (workspace, [])].news.append(news)
                        continue
                    }
                    // What was sent before is still settled; nothing new is taken in.
                    guard channel.state != .disconnected else { continue }
                    let addressed = Addressed(
                        workspace: workspace,
                        channel: channel,
                        item: item,
                        inboxID: body.id,
                        place: place
                    )
                    try applyAlone(addressed, now: now, in: transaction)
                }
            }
        }
        let byWorkspace = Dictionary(grouping: statuses, by: \.value.workspace).sorted { $0.key < $1.key }
        for (workspace, channels) in byWorkspace {
            var news: [ChannelID: [News]] = [:]
            for (channel, group) in channels {
                news[channel] = try StatusStep(
                    workspace: workspace,
                    channel: channel,
                    now: now,
                    transaction: transaction
                ).read(group.news)
            }
            try service.progress.apply(news, workspace: workspace, in: transaction)
        }
    }

    /// One bad item never loses the rest: what it changed is undone, and it is kept with the reason.
    private func applyAlone(_ addressed: Addressed, now: Timestamp, in transaction: Transaction) throws {
        do {
            try transaction.savepoint {
                try ItemStep(steps: self, transaction: transaction, now: now).apply(addressed)
            }
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
    fileprivate var isEngine: Bool {
        switch self {
        case .conflict, .unavailable, .closed: true
        default: false
        }
    }
}
