import Contacts
package import Events
package import Messaging
package import Primitives
package import Storage
import Templates

/// What campaigns do when people answer: tied into the step that receives a message, so that whatever answers it stands
/// with the message itself, and what a webhook says twice happens once.
///
/// Of somebody who was not written to lately it costs nothing. Of others it is one look by the contact, or by the message
/// that is quoted; what is written besides is a row of the recipient's, and at the end one counter for each campaign and hour.
package struct CampaignAnswers: Sendable {
    /// Puts a contact into a sequence. Throws a problem when that is not possible.
    package typealias Enrol =
        @Sendable (Transaction, WorkspaceID, _ sequence: String, ContactID, _ cause: CampaignID) throws -> Void

    /// How long after a campaign's message a reply counts as one to it.
    package static let within: Duration = .hours(72)
    /// Meta's clock has whole seconds: a reply may seem to be a little older than what it replies to.
    private static let slack: Duration = .seconds(2)
    /// "User stopped marketing messages".
    private static let stoppedCode: Int64 = 131_050

    let ambient: Ambient
    let events: EventLog
    let enrol: Enrol?

    package init(ambient: Ambient, events: EventLog, enrol: Enrol? = nil) {
        self.ambient = ambient
        self.events = events
        self.enrol = enrol
    }

    package var hooks: AnswerHooks {
        AnswerHooks(
            heard: { try heard($0, $1) },
            count: { try count($0, in: $1, $2) },
            merged: Self.merged,
            retried: { try retried($0, in: $1, $2) }
        )
    }

    private func heard(_ desk: InboxDesk, _ answer: Answer) throws -> [CampaignAnswer] {
        let store = ReplyStore(desk.transaction, in: desk.workspace)
        guard let found = try find(answer, store) else { return [] }
        let isTap = answer.tap != nil && answer.to?.campaign == found.campaign
        let button = try isTap ? tapped(answer, desk) : nil
        let isInTime = found.sentAt.map { answer.at <= $0 + Self.within } ?? true

        var counted = CampaignAnswer(campaign: found.campaign, at: answer.at)
        counted.isReply = isInTime && !answer.isOptOut && found.reply.repliedAt == nil
        counted.isOptOut = isInTime && answer.isOptOut && found.reply.optedOutAt == nil
        counted.isClick = isTap && found.reply.clickedAt == nil
        counted.tapped = button.map { CampaignAnswer.Tapped(button: $0, isFirst: !found.reply.hasTapped($0)) }
        guard counted.isReply || counted.isOptOut || counted.isClick || button != nil else { return [] }
        try store.save(
            CampaignReply(
                message: counted.isReply ? answer.message : nil,
                repliedAt: counted.isReply ? answer.at : nil,
                clickedAt: counted.isClick ? answer.at : nil,
                optedOutAt: counted.isOptOut ? answer.at : nil,
                bits: button.map { 1 << Int64($0) } ?? 0
            ),
            of: found.campaign,
            row: found.row
        )
        if !answer.isOptOut {
            try ReplyActions(answers: self, desk: desk, answer: answer, found: found).carryOut(counted)
        }
        return [counted]
    }

    /// What quotes a message of ours answers that one; anything else the last campaign.
    private func find(_ answer: Answer, _ store: ReplyStore) throws -> ReplyStore.Found? {
        if let to = answer.to, !answer.isOptOut || to.campaign != nil {
            guard let campaign = to.campaign, let row = to.reference else { return nil }
            return try store.find(campaign, row: Int(row))
        }
        return try store.latest(
            to: answer.contact,
            on: answer.channel,
            from: answer.at - Self.within,
            through: answer.at + Self.slack
        )
    }

    private func tapped(_ answer: Answer, _ desk: InboxDesk) throws -> Int? {
        guard let tap = answer.tap, let to = answer.to else { return nil }
        return try TappedButton.find(
            tap,
            in: to.content,
            of: to.template.flatMap {
                try TemplateStore(desk.transaction).templates([$0], in: desk.workspace)[$0]?.components
            } ?? []
        )
    }

    func count(_ answers: [CampaignAnswer], in workspace: WorkspaceID, _ transaction: Transaction) throws {
        try ReplyStore(transaction, in: workspace).count(answers)
        let news = CampaignNews(ambient: ambient, events: events)
        for campaign in Set(answers.map(\.campaign)).sorted() {
            try news.tellSoon(campaign, in: workspace, transaction)
        }
    }

    /// Whoever stopped marketing before a campaign reached them shows by Meta's refusal: for `MessagingFeature`'s observers.
    package var observer: MessageObserver {
        { transaction, workspace, changes in
            let refused = changes.filter { $0.errorCode == Self.stoppedCode && $0.to == .failed && $0.from != .failed }
            guard !refused.isEmpty else { return }
            let store = ReplyStore(transaction, in: workspace)
            let byCampaign = Dictionary(grouping: refused) { $0.campaign }
            var answers: [CampaignAnswer] = []
            for (campaign, changes) in byCampaign {
                guard let campaign, let at = changes.first?.at else { continue }
                let rows = changes.compactMap { $0.reference.map { Int($0) } }.sorted()
                var answer = CampaignAnswer(campaign: campaign, at: at)
                answer.isOptOut = true
                answers += Array(repeating: answer, count: try store.optedOut(rows, of: campaign, at: at))
            }
            if !answers.isEmpty { try count(answers, in: workspace, transaction) }
        }
    }
}
