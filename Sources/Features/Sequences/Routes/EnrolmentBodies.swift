import Contacts
import Messaging
import Primitives
import Routes

struct EnrolmentBody: Codable, Sendable {
    let id: EnrolmentID
    let contact: Person
    let stage: Enrolment.Stage
    let words: String
    /// The step that comes next.
    let step: NamedBody?
    let nextAt: Timestamp?
    let enrolledAt: Timestamp
    let endedAt: Timestamp?
    /// Everything that happened, where one enrolment is asked for.
    let path: [Happened]?

    struct Person: Codable, Sendable {
        let id: ContactID
        let name: String
        let phone: String?
    }

    struct Happened: Codable, Sendable {
        let at: Timestamp
        let step: NamedBody?
        /// `enrolled`, `sent`, `skipped`, `waited`, `held`, `failed`, `replied`, `clicked`, `moved` or `stopped`.
        let kind: String
        let words: String
        let messageId: MessageID?
        /// How far the message has come.
        let state: String?
    }

    init(_ listed: SequenceService.Listed, path: [PathEntry]? = nil, for caller: Caller) {
        let one = listed.enrolment
        id = one.id
        contact = Person(
            id: one.contact,
            name: listed.contact?.name ?? "",
            phone: listed.contact?.phone.map { caller.shown($0) }
        )
        (stage, words, nextAt) = (one.stage, one.words, one.nextAt)
        step = NamedBody(step: one.step, of: listed.plan)
        (enrolledAt, endedAt) = (one.enrolledAt, one.endedAt)
        self.path = path.map { Self.happened(one, $0, listed.plan) }
    }

    private static func happened(_ one: Enrolment, _ entries: [PathEntry], _ plan: SequencePlan?) -> [Happened] {
        var all = [
            Happened(
                at: one.enrolledAt,
                step: nil,
                kind: "enrolled",
                words: "\(one.cause).",
                messageId: nil,
                state: nil
            )
        ]
        all += entries.map { entry in
            Happened(
                at: entry.at,
                step: NamedBody(step: entry.step, of: plan),
                kind: entry.kind.rawValue,
                words: entry.words,
                messageId: entry.message,
                state: entry.state?.word
            )
        }
        if let endedAt = one.endedAt {
            all.append(Happened(at: endedAt, step: nil, kind: "stopped", words: one.words, messageId: nil, state: nil))
        }
        return all
    }
}

extension NamedBody {
    /// A step by the name that people call it; `nil` for none.
    init?(step: String, of plan: SequencePlan?) {
        guard !step.isEmpty else { return nil }
        self.init(id: step, name: plan?.name(of: step) ?? "")
    }
}
