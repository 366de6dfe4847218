/// Who was enrolled, and why the others were not.
package struct EnrolmentReport: Sendable, Equatable {
    package internal(set) var matched: Int
    package internal(set) var enrolled = 0
    /// Being enrolled by a job, a slice at a time.
    package internal(set) var queued = 0
    package private(set) var skipped: [Reason: Int] = [:]

    package init(matched: Int) {
        self.matched = matched
    }

    package enum Reason: String, Sendable, CaseIterable {
        case paused
        case draft
        case gone
        case running
        case before
        case blocked
        case unreachable
        case start

        package var words: String {
            switch self {
            case .paused: "The sequence is paused."
            case .draft: "The sequence is not published."
            case .gone: "The contact is not there any more."
            case .running: "They are in the sequence already."
            case .before: "They were in it before, and it takes everybody once."
            case .blocked: "They are blocked."
            case .unreachable: "They have no WhatsApp number."
            case .start: "They do not meet the start condition."
            }
        }
    }

    mutating func skip(_ reason: Reason, _ count: Int = 1) {
        if count > 0 { skipped[reason, default: 0] += count }
    }

    mutating func add(_ other: EnrolmentReport) {
        matched += other.matched
        enrolled += other.enrolled
        queued += other.queued
        for (reason, count) in other.skipped { skip(reason, count) }
    }
}
