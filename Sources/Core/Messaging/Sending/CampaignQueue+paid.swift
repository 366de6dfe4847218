import CloudAPI
import Contacts
import Credits
package import Primitives
package import Storage

extension MessagingService {
    /// Queues messages of a campaign that are charged to the hold now: further attempts, and messages that come one by one.
    /// What was tried again already is left alone.
    ///
    /// Locks the hold; the wallet was locked when the hold was made.
    /// - Returns: the messages by the campaign's own numbers of their recipients.
    package func queuePaid(
        _ drafts: [CampaignDraft],
        campaign: CampaignID,
        channel: ChannelID,
        hold: HoldID,
        in transaction: Transaction,
        workspace: WorkspaceID
    ) throws -> [Int64: MessageID] {
        let words = try words(of: drafts.compactMap(\.retryOf), in: transaction, workspace)
        let conversations = try ConversationStore(transaction).open(
            workspace,
            channel: channel,
            contacts: drafts.map(\.contact),
            ids: { ambient.id() },
            at: ambient.now()
        )
        var outgoing: [Outgoing] = []
        var charges: [(MessageID, Quote)] = []
        var subjects: [MessageID: ChargeSubject] = [:]
        var made: [Int64: MessageID] = [:]
        for draft in drafts {
            guard let conversation = conversations[draft.contact] else { continue }
            if let old = draft.retryOf, words[old] == nil { continue }
            let id: MessageID = ambient.id()
            let known = draft.retryOf.flatMap { words[$0] }
            var message = Outgoing(
                known.map { draft.saying($0.content, $0.text) } ?? draft,
                id: id,
                conversation: conversation,
                channel: channel,
                campaign: campaign,
                hold: hold
            )
            message.retryOf = draft.retryOf
            message.assigned = true
            outgoing.append(message)
            charges.append((id, draft.quote))
            subjects[id] = ChargeSubject(channel: channel, contact: draft.contact)
            made[draft.reference] = id
        }
        try credits.ledger(in: transaction)
            .assign(workspace, hold: hold, charges: charges, as: .reserved, about: subjects)
        try QueueStore(transaction: transaction, workspace: workspace).insert(outgoing, at: ambient.now())
        return made
    }

    /// What these failed messages said; those that were tried again already are left out.
    private func words(
        of messages: [MessageID],
        in transaction: Transaction,
        _ workspace: WorkspaceID
    ) throws -> [MessageID: (content: String, text: String)] {
        guard !messages.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT id, content, text FROM messages m WHERE workspace_id = \(workspace) AND id IN \(list: messages)
            AND NOT EXISTS (SELECT 1 FROM messages r WHERE r.workspace_id = \(workspace) AND r.retry_of = m.id)
            """
        )
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                (try row["id"] as MessageID, (content: try row["content"] as String, text: try row["text"] as String))
            }
        )
    }

    /// How fast a channel may send, and how many more people it may write to outside windows in the day that ends now.
    package func standing(
        of channel: ChannelID,
        in transaction: Transaction,
        workspace: WorkspaceID
    ) throws -> (messagesPerSecond: Int, left: Int?, limit: Int?, isRed: Bool) {
        guard let found = try ChannelStore(transaction).find(workspace, channel) else { return (1, nil, nil, false) }
        let isRed = found.quality == QualityScore.red.rawValue
        guard let limit = MessagingLimitTier(found.messagingLimit)?.people else {
            return (found.messagesPerSecond, nil, nil, isRed)
        }
        let reached = try ReachedStore(transaction: transaction, workspace: workspace)
            .count(wabaID: found.wabaID, since: ambient.now() - ReachedStore.counted)
        return (found.messagesPerSecond, max(0, limit - reached), limit, isRed)
    }

    /// How much of a campaign has not left, counted up to a limit.
    package func backlog(
        of campaign: CampaignID,
        limit: Int,
        in transaction: Transaction,
        workspace: WorkspaceID
    ) throws -> Int {
        try transaction.row(
            """
            SELECT count(*) AS count FROM (SELECT 1 AS one FROM messages
             WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND state IN (0, 1) LIMIT \(limit)) waiting
            """
        )?["count"] ?? 0
    }

    /// How many of a channel's conversations have waited for an answer since before a moment, counted up to a limit.
    package func waiting(
        on channel: ChannelID,
        since moment: Timestamp,
        limit: Int,
        in transaction: Transaction,
        workspace: WorkspaceID
    ) throws -> Int {
        try transaction.row(
            """
            SELECT count(*) AS count FROM (SELECT 1 AS one FROM conversations
             WHERE workspace_id = \(workspace) AND inbox IN ('sales', 'support') AND status = 'open' AND shown = 1
             AND waiting_since > 0 AND waiting_since <= \(moment) AND channel_id = \(channel) LIMIT \(limit)) waiting
            """
        )?["count"] ?? 0
    }

    /// A condition on contacts `c`: true for those who were sent at least so many marketing messages on the channel since then.
    package static func sentMarketing(
        _ workspace: WorkspaceID,
        _ channel: ChannelID,
        since moment: Timestamp,
        count: Int
    ) -> SQL {
        """
        (SELECT count(*) FROM conversations v JOIN messages m ON m.workspace_id = v.workspace_id
          AND m.conversation_id = v.id AND m.at > \(moment)
         WHERE v.workspace_id = \(workspace) AND v.channel_id = \(channel) AND v.contact_id = c.id
         AND m.direction = 'out' AND (m.category = 'marketing' OR m.category = 'marketing_lite')
         AND m.state <> \(MessageState.failed) AND m.state <> \(MessageState.cancelled)) >= \(count)
        """
    }
}

extension CampaignDraft {
    /// The same with other words.
    fileprivate func saying(_ content: String, _ text: String) -> CampaignDraft {
        CampaignDraft(
            contact: contact,
            to: to,
            template: template,
            content: content,
            text: text,
            reference: reference,
            quote: quote,
            notBefore: notBefore
        )
    }
}
