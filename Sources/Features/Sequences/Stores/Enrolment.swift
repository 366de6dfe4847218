import Automation
package import Primitives
import Storage

/// Where a contact is in a sequence, or how it ended.
package struct Enrolment: Sendable, Equatable {
    package let id: EnrolmentID
    package let sequence: SequenceID
    package let contact: ContactID
    package internal(set) var stage: Stage
    /// The version by which it waits at `step`.
    var version: Int
    /// The step that comes next; empty when there is none.
    package internal(set) var step: String
    /// When it came to that step: when the one before was left.
    var enteredAt: Timestamp
    package internal(set) var nextAt: Timestamp?
    /// The last step that was sent, and those of which an answer and a tap were counted; empty for none.
    var sentStep = ""
    var repliedStep = ""
    var clickedStep = ""
    /// Why the step that comes next could not be sent so far; `nil` while nothing is in its way.
    var held: Hold?
    package internal(set) var words: String
    package let cause: String
    package let enrolledAt: Timestamp
    package internal(set) var endedAt: Timestamp?

    package enum Stage: String, Sendable, Codable, CaseIterable, DatabaseValue {
        /// Nothing was sent yet.
        case enrolled
        case inProgress
        case completed
        case dropped
        case success
        case failed
    }

    /// What people mend, by its kind.
    enum Hold: String, Sendable {
        case channel
        case condition
        case credits
        case template
    }

    /// As the flow engine has it.
    var state: FlowState {
        FlowState(
            node: step.isEmpty ? nil : step,
            isOver: endedAt != nil,
            startedAt: enrolledAt,
            enteredAt: enteredAt
        )
    }

    static let timerKind = "sequence"

    func timer(in workspace: WorkspaceID) -> TimerKey {
        TimerKey(workspace: workspace, kind: Self.timerKind, id: id.rawValue)
    }
}

extension Enrolment {
    init(_ row: Row) throws {
        id = try row["id"]
        sequence = try row["sequence_id"]
        contact = try row["contact_id"]
        stage = try row["stage"]
        version = try row["version"]
        step = try row["step"]
        enteredAt = try row["entered_at"]
        nextAt = try row["next_at"]
        sentStep = try row["sent_step"]
        repliedStep = try row["replied_step"]
        clickedStep = try row["clicked_step"]
        held = Hold(rawValue: try row["held"])
        words = try row["words"]
        cause = try row["cause"]
        enrolledAt = try row["enrolled_at"]
        endedAt = try row["ended_at"]
    }
}
