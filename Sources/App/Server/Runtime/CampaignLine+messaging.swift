import Campaigns
import Messaging
import Primitives
import Storage

extension CampaignLine {
    /// Campaigns' messages go the way of all messages.
    init(_ messaging: MessagingService, ambient: Ambient) {
        self.init(
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
            pause: { try messaging.pause($1.campaign, in: $0, workspace: $1.workspace) },
            resume: { try messaging.resume($1.campaign, in: $0, workspace: $1.workspace) },
            cancel: { try messaging.cancelQueued($1.campaign, in: $0, workspace: $1.workspace) },
            hasChannel: { transaction, workspace, channel in
                guard let found = try ChannelStore(transaction).find(workspace, channel) else { return false }
                return found.state != .disconnected
            },
            windows: { transaction, workspace, channel, contacts in
                try OpenWindows.find(channel, among: contacts, at: ambient.now(), in: workspace, transaction)
            },
            conversations: { transaction, workspace, messages in
                let found = try MessageStore(transaction).all(workspace, messages)
                return Dictionary(found.map { ($0.id, $0.conversation) }) { first, _ in first }
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
                let sent = try await messaging.send([draft], in: workspace)
                guard let message = sent.first else { throw MessagingError.channelNotFound(trial.channel) }
                return message.id
            }
        )
    }
}

extension CampaignDraft {
    init(_ message: CampaignMessage) {
        self.init(
            contact: message.contact,
            to: message.to,
            template: message.template,
            content: message.content,
            text: message.text,
            reference: message.reference,
            quote: message.quote
        )
    }
}
