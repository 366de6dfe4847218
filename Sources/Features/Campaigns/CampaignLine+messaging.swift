package import Messaging
package import Primitives
import Storage

extension CampaignLine {
    /// The real one.
    package static func messaging(_ messaging: MessagingService, now: @escaping @Sendable () -> Timestamp)
        -> CampaignLine
    {
        var line = CampaignLine(
            prepare: { transaction, scope, channel, contacts in
                try messaging.openConversations(
                    with: contacts,
                    channel: channel,
                    in: transaction,
                    workspace: scope.workspace
                )
            },
            lock: { try messaging.lockUnsent($1.campaign, in: $0, workspace: $1.workspace) },
            queue: { transaction, scope, channel, hold, messages in
                try messaging.queue(
                    messages.map(CampaignDraft.init),
                    campaign: scope.campaign,
                    channel: channel,
                    hold: hold,
                    in: transaction,
                    workspace: scope.workspace
                )
            },
            queuePaid: { transaction, scope, channel, hold, messages in
                try messaging.queuePaid(
                    messages.map(CampaignDraft.init),
                    campaign: scope.campaign,
                    channel: channel,
                    hold: hold,
                    in: transaction,
                    workspace: scope.workspace
                )
            },
            pause: { try messaging.pause($1.campaign, in: $0, workspace: $1.workspace) },
            resume: { try messaging.resume($1.campaign, in: $0, workspace: $1.workspace) },
            cancel: { try messaging.cancelQueued($1.campaign, in: $0, workspace: $1.workspace) },
            recall: { transaction, scope, isStaleOnly in
                try messaging.recall(
                    scope.campaign,
                    isStaleOnly: isStaleOnly,
                    in: transaction,
                    workspace: scope.workspace
                ).map(RecalledMessage.init)
            },
            hasChannel: { transaction, workspace, channel in
                guard let found = try ChannelStore(transaction).find(workspace, channel) else { return false }
                return found.state != .disconnected
            },
            windows: { try OpenWindows.find($2, among: $3, at: now(), in: $1, $0) },
            conversations: { transaction, workspace, ids in
                let messages = try ids.isEmpty ? [] : MessageStore(transaction).all(workspace, ids)
                return Dictionary(uniqueKeysWithValues: messages.map { ($0.id, $0.conversation) })
            },
            send: { workspace, trial in
                let draft = Draft(
                    channel: trial.channel,
                    contact: trial.contact,
                    clientID: nil,
                    body: .template(trial.template, values: trial.values),
                    origin: .agent,
                    author: trial.author
                )
                guard let message = try await messaging.send([draft], in: workspace).first else {
                    throw CampaignError.nobodyToWriteTo
                }
                return message.id
            },
            standing: { transaction, workspace, channel in
                let found = try messaging.standing(of: channel, in: transaction, workspace: workspace)
                return ChannelStanding(
                    messagesPerSecond: found.messagesPerSecond,
                    left: found.left,
                    limit: found.limit,
                    isRed: found.isRed
                )
            },
            backlog: { try messaging.backlog(of: $1.campaign, limit: $2, in: $0, workspace: $1.workspace) },
            waiting: { try messaging.waiting(on: $2, since: $3, limit: $4, in: $0, workspace: $1) },
            sentSince: { MessagingService.sentMarketing($0, $1, since: $2, count: $3) }
        )
        line.againLeaves = { try messaging.againLeaves($1.campaign, on: $2, in: $0, workspace: $1.workspace) }
        return line
    }
}

extension CampaignProgress {
    /// For `MessagingFeature`'s observers.
    package var observer: MessageObserver {
        { transaction, workspace, changes in
            try take(changes.compactMap(RecipientChange.init), in: workspace, transaction)
        }
    }
}

extension RecipientChange {
    /// `nil` for a message that belongs to no campaign.
    fileprivate init?(_ change: MessageChange) {
        guard let campaign = change.campaign, let row = change.reference, let state = RecipientState(change.to) else {
            return nil
        }
        let isExpired = change.to == .expired
        self.init(
            campaign: campaign,
            row: Int(row),
            message: change.message,
            state: state,
            errorCode: isExpired ? SkipReason.noNewsCode : change.errorCode,
            errorText: isExpired ? "WhatsApp reported neither delivery nor failure in time." : change.errorText,
            charged: change.charged,
            at: change.at,
            sentAt: change.sentAt,
            deliveredAt: change.deliveredAt,
            readAt: change.readAt
        )
    }
}

extension RecipientState {
    /// Meta's acceptance counts as sent: from then on it is theirs.
    fileprivate init?(_ state: MessageState) {
        switch state {
        case .queued: self = .queued
        case .submitting: self = .submitting
        case .unknown: self = .unknown
        case .accepted, .sent: self = .sent
        case .delivered: self = .delivered
        case .read: self = .read
        case .failed, .expired: self = .failed
        case .cancelled: self = .cancelled
        case .received: return nil
        }
    }
}

extension CampaignDraft {
    fileprivate init(_ message: CampaignMessage) {
        self.init(
            contact: message.contact,
            to: message.to,
            template: message.template,
            content: message.content,
            text: message.text,
            reference: message.reference,
            quote: message.quote,
            notBefore: message.notBefore,
            retryOf: message.retryOf
        )
    }
}

extension RecalledMessage {
    fileprivate init(_ draft: RecalledDraft) {
        self.init(
            reference: draft.reference,
            retryOf: draft.retryOf,
            hold: draft.hold,
            content: draft.content,
            text: draft.text
        )
    }
}
