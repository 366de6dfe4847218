package import Contacts
package import Primitives

/// One template, sent from one channel to the people of one file.
package struct Campaign: Sendable, Equatable {
    package let id: CampaignID
    package let name: String
    package let channel: ChannelID
    package let template: TemplateID
    /// `nil` while the draft has no file yet.
    package let importID: ImportID?
    /// By the template's variable keys.
    package let variables: [String: VariableSource]
    package let state: State
    package let failure: CampaignFailure?
    package let startAt: Timestamp?
    package let startedAt: Timestamp?
    package let finishedAt: Timestamp?
    package let frozenRow: Int
    package let isFrozen: Bool
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
    package let counts: CampaignCounts
    package let createdBy: String
    package let createdAt: Timestamp

    package enum State: String, Sendable, Codable, CaseIterable {
        case draft
        /// Waits for its time.
        case scheduled
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
    var isHandedOver: Bool { isQueued && counts[.queued] == 0 && counts[.submitting] == 0 }
}
