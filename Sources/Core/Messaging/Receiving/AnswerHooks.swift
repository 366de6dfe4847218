package import Contacts
package import Primitives
package import Storage

/// What those who write to many do when contacts answer. Made elsewhere and tied in by the server.
package struct AnswerHooks: Sendable {
    /// A contact wrote, tapped or stopped marketing: in the step that takes it in, and undone with it.
    ///
    /// - Returns: what is to be counted.
    package let heard: @Sendable (InboxDesk, Answer) throws -> [CampaignAnswer]
    /// Counts what was heard, last in the transaction: whoever receives anything of a campaign changes its counters.
    package let count: @Sendable ([CampaignAnswer], WorkspaceID, Transaction) throws -> Void
    /// Follows a merge of two contacts, after conversations.
    package let merged: ContactMergeObserver

    /// Somebody has made another attempt of a message by hand: one of a campaign's takes its place there. Throws a problem when
    /// the campaign has gone on since, which undoes the attempt.
    package let retried: @Sendable (NextAttempt, WorkspaceID, Transaction) throws -> Void

    package init(
        heard: @escaping @Sendable (InboxDesk, Answer) throws -> [CampaignAnswer] = { _, _ in [] },
        count: @escaping @Sendable ([CampaignAnswer], WorkspaceID, Transaction) throws -> Void = { _, _, _ in },
        merged: @escaping ContactMergeObserver = { _, _, _, _ in },
        retried: @escaping @Sendable (NextAttempt, WorkspaceID, Transaction) throws -> Void = { _, _, _ in }
    ) {
        self.heard = heard
        self.count = count
        self.merged = merged
        self.retried = retried
    }

    /// How long after a contact was last written to an answer is looked at. A campaign notes it when its messages are
    /// lined up, and they may wait some days.
    static let lasts: Duration = .days(30)
}

/// What a contact answered.
package struct Answer: Sendable {
    package let channel: ChannelID
    package let contact: ContactID
    /// `nil` when they said it in WhatsApp's settings.
    package let conversation: ConversationID?
    package let message: MessageID?
    /// What of ours was quoted, or whose button was tapped.
    package let to: AnsweredMessage?
    package let tap: Tap?
    /// They stop marketing with it.
    package let isOptOut: Bool
    package let at: Timestamp

    /// A quick reply of a template.
    package struct Tap: Sendable, Equatable {
        package let text: String
        package let payload: String?

        package init(text: String, payload: String?) {
            self.text = text
            self.payload = payload
        }
    }
}

/// What one answer adds to a campaign's counters.
package struct CampaignAnswer: Sendable, Equatable {
    package let campaign: CampaignID
    package let at: Timestamp
    /// The person's first reply in time.
    package var isReply = false
    /// The person's first tap or click.
    package var isClick = false
    package var isOptOut = false
    package var tapped: Tapped?

    package struct Tapped: Sendable, Equatable {
        /// The campaign's own number of the button.
        package let button: Int
        /// The person had not tapped it before.
        package let isFirst: Bool

        package init(button: Int, isFirst: Bool) {
            self.button = button
            self.isFirst = isFirst
        }
    }

    package init(campaign: CampaignID, at moment: Timestamp) {
        self.campaign = campaign
        at = moment
    }
}
