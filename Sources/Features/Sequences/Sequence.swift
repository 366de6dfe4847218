package import Primitives
import Storage

/// Messages that contacts get one after another over time, begun by something that happens.
package struct DripSequence: Sendable, Equatable {
    package let id: SequenceID
    package let name: String
    package let channel: ChannelID
    package let state: State
    /// The published version that runs; `nil` before the first.
    package let version: Int?
    /// What its author works on.
    package let draft: SequencePlan
    /// The draft differs from what runs.
    package let isChanged: Bool
    package let createdBy: String
    package let createdAt: Timestamp
    package let publishedAt: Timestamp?

    package enum State: String, Sendable, Codable, CaseIterable, DatabaseValue {
        case draft
        case live
        /// Nobody is enrolled, and nobody is sent anything.
        case paused
        /// Somebody deleted it; what belongs to it goes piece by piece. Nobody is shown it.
        case deleted
    }
}
