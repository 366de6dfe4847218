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

    struct Person: Codable, Sendable {
        let id: ContactID
        let name: String
        let phone: String?
    }

    init(_ listed: SequenceService.Listed, for caller: Caller) {
        let one = listed.enrolment
        id = one.id
        contact = Person(
            id: one.contact,
            name: listed.contact?.name ?? "",
            phone: listed.contact?.phone.map { caller.shown($0) }
        )
        (stage, words, nextAt) = (one.stage, one.words, one.nextAt)
        step = one.step.isEmpty ? nil : NamedBody(id: one.step, name: listed.plan?.name(of: one.step) ?? "")
        (enrolledAt, endedAt) = (one.enrolledAt, one.endedAt)
    }
}

/// An enrolment with everything that happened.
struct EnrolmentPathBody: Codable, Sendable {
    let id: EnrolmentID
    let contact: EnrolmentBody.Person
    let stage: Enrolment.Stage
    let words: String
    let step: NamedBody?
    let nextAt: Timestamp?
    let enrolledAt: Timestamp
    let endedAt: Timestamp?
    let path: [Item]

    struct Item: Codable, Sendable {
        let at: Timestamp
        let step: NamedBody?
        /// `enrolled`, `sent`, `skipped`, `waited`, `held`, `failed`, `replied`, `clicked`, `moved` or `stopped`.
        let kind: String
        let words: String
        let messageId: MessageID?
        /// How far the message has come.
        let state: String?
    }

    init(_ listed: SequenceService.Listed, _ entries: [PathEntry], for caller: Caller) {
        let body = EnrolmentBody(listed, for: caller)
        (id, contact, stage, words, step) = (body.id, body.contact, body.stage, body.words, body.step)
        (nextAt, enrolledAt, endedAt) = (body.nextAt, body.enrolledAt, body.endedAt)
        let one = listed.enrolment
        var items = [
            Item(at: one.enrolledAt, step: nil, kind: "enrolled", words: "\(one.cause).", messageId: nil, state: nil)
        ]
        items += entries.map { entry in
            Item(
                at: entry.at,
                step: entry.step.isEmpty
                    ? nil : NamedBody(id: entry.step, name: listed.plan?.name(of: entry.step) ?? ""),
                kind: entry.kind.rawValue,
                words: entry.words,
                messageId: entry.message,
                state: entry.state?.word
            )
        }
        if let endedAt = one.endedAt {
            items.append(Item(at: endedAt, step: nil, kind: "stopped", words: one.words, messageId: nil, state: nil))
        }
        path = items
    }
}
