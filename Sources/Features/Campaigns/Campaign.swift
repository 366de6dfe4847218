package import Contacts
package import Primitives

/// One template, sent from one channel to the people of one file.
package struct Campaign: Sendable, Equatable {
    package let id: CampaignID
    package let name: String
    package let channel: ChannelID
    package let template: TemplateID
    package let kind: Kind
    /// Of a campaign to one file; `nil` while the draft has none, and for other audiences.
    package let importID: ImportID?
    package let options: CampaignOptions
    /// By the template's variable keys.
    package let variables: [String: VariableSource]
    package let state: State
    package let failure: CampaignFailure?
    package let startAt: Timestamp?
    package let startedAt: Timestamp?
    package let finishedAt: Timestamp?
    /// Which part of the audience is written down now, and how far.
    let frozenPart: Int
    package let frozenRow: Int
    package let isFrozen: Bool
    /// How many recipients were handed to Messaging.
    package let queuedRow: Int
    package let isQueued: Bool
    package let hold: HoldID?
    package let funding: Funding
    /// What is set aside for it while it is scheduled.
    package let reservation: HoldID?
    /// How many of the looks before its start were taken.
    let looks: Int
    /// The last row that the points reached for; `nil` when they reach for all.
    package let cutRow: Int?
    /// Whether what the hold did not need has been given back.
    package let isSettled: Bool
    package let estimated: Points
    package let charged: Points
    /// What was charged, and what those on their way may still cost.
    package let committed: Points
    /// How many failed messages wait for another attempt.
    package let retrying: Int
    /// The variant that those get who were not tried, once it is chosen; and when it is, or was.
    package let winner: String?
    let winnerAt: Timestamp?
    /// Its time passed while nobody could start it.
    package let lateSince: Timestamp?
    /// Until when it rests by its schedule, and why.
    package let restsUntil: Timestamp?
    package let restsFor: String?
    /// With a throttle: when its next message may leave.
    let pacedUntil: Timestamp?
    package let counts: CampaignCounts
    package let createdBy: String
    package let createdAt: Timestamp

    package enum Kind: String, Sendable, Codable, CaseIterable {
        case broadcast
        /// Sends to whom the API names, one by one, for as long as it runs.
        case api
    }

    package enum State: String, Sendable, Codable, CaseIterable {
        case draft
        /// Waits for its time.
        case scheduled
        /// Its time has passed while nobody could start it: it waits for a person's word. Kept as `scheduled`.
        case late
        /// The audience is being written down; nothing has been held or sent.
        case starting
        case running
        /// What was not handed to Meta yet waits.
        case paused
        /// Everything was handed over; results may still come.
        case completed
        case cancelled
        /// Nothing was sent.
        case failed

        package var isOver: Bool { self == .completed || self == .cancelled || self == .failed }
    }

    /// Whether every recipient has left our hands.
    var isHandedOver: Bool {
        kind == .broadcast && isQueued && counts[.queued] == 0 && counts[.submitting] == 0 && retrying == 0
    }
}
