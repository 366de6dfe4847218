import Messaging
import Primitives
import Storage

/// What becomes of the messages of campaigns that sequences wait for.
struct CampaignReplies {
    let ambient: Ambient

    func follow(_ changes: [MessageChange], in workspace: WorkspaceID, _ transaction: Transaction) throws {
        for (outcome, states) in [
            (SequencePlan.CampaignOutcome.Outcome.delivered, [MessageState.delivered, .read]), (.read, [.read]),
            (.failed, [.failed, .expired]),
        ] {
            let reached = changes.filter { $0.campaign != nil && states.contains($0.to) }
            guard !reached.isEmpty else { continue }
            let event = SequenceTriggers.event(outcome)
            let byCampaign = Dictionary(grouping: reached) { $0.campaign ?? CampaignID(rawValue: 0) }
            let waking = try SequenceStore(transaction, in: workspace).waking(event, among: byCampaign.keys.sorted())
            for campaign in waking.sorted() {
                try Happening(event: event, campaign: campaign, messages: (byCampaign[campaign] ?? []).map(\.message))
                    .enqueue(in: workspace, ambient: ambient, transaction)
            }
        }
    }

    /// A recipient of a campaign, known by their row, followed a link of it.
    func clicked(_ row: Int64, of campaign: CampaignID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        let event = SequenceTriggers.event(.clicked)
        guard try !SequenceStore(transaction, in: workspace).waking(event, among: [campaign]).isEmpty else { return }
        let message = try transaction.row(
            """
            SELECT contact_id FROM messages
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND reference = \(row) AND retry_of IS NULL
            """
        )
        guard let contact: ContactID = try message?["contact_id"] else { return }
        try Happening(event: event, campaign: campaign, contacts: [contact])
            .enqueue(in: workspace, ambient: ambient, transaction)
    }

    /// A reply to a campaign, or a tap on a button of one, as reports of campaigns count: it is to the message that it quotes,
    /// else to the last that had left in the three days before. Who stops marketing with it has replied to nothing.
    func took(_ reply: ContactReply, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        guard !reply.isOptOut else { return }
        let outcomes: [SequencePlan.CampaignOutcome.Outcome] = reply.isTap ? [.replied, .clicked] : [.replied]
        let awaited = try transaction.row(
            """
            SELECT 1 AS one FROM sequence_triggers WHERE workspace_id = \(workspace)
            AND event IN \(list: outcomes.map(SequenceTriggers.event)) LIMIT 1
            """
        )
        guard awaited != nil else { return }
        let store = AnsweredStore(transaction, in: workspace)
        let quoted = try reply.quoted.flatMap { try store.quoted($0) }
        guard let to = try quoted ?? store.last(.campaign, in: reply.conversation, before: reply.at),
            let campaign = to.campaign
        else { return }
        for outcome in outcomes {
            // A tap counts for the message that has the button, however late; a reply in time.
            let counts = outcome == .clicked ? quoted != nil : reply.at <= to.leftAt + AnsweredStore.within
            guard counts else { continue }
            try Happening(event: SequenceTriggers.event(outcome), campaign: campaign, contacts: [reply.contact])
                .enqueue(in: workspace, ambient: ambient, transaction)
        }
    }
}
