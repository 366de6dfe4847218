import Contacts
import Primitives
import Routes
import Storage

/// A contact's way through one sequence.
struct ContactSequenceBody: Codable, Sendable {
    /// The enrolment's identity.
    let id: EnrolmentID
    let sequence: NamedBody
    let sequenceState: DripSequence.State
    let stage: Enrolment.Stage
    let words: String
    /// The step that comes next.
    let step: NamedBody?
    let nextAt: Timestamp?
    let enrolledAt: Timestamp
    let endedAt: Timestamp?

    init(_ one: Enrolment, in sequence: DripSequence, plan: SequencePlan?) {
        id = one.id
        self.sequence = NamedBody(id: "\(sequence.id)", name: sequence.name)
        sequenceState = sequence.state
        (stage, words, nextAt) = (one.stage, one.words, one.nextAt)
        step = NamedBody(step: one.step, of: plan)
        (enrolledAt, endedAt) = (one.enrolledAt, one.endedAt)
    }
}

/// A page of them; the first one says how many there are.
struct ContactSequencesBody: Codable, Sendable {
    let items: [ContactSequenceBody]
    let next: String?
    let total: Int64?
}

/// The sequences of a contact over HTTP.
struct ContactSequenceRoutes: Sendable {
    let service: SequenceService

    var route: Route {
        Route(
            .get,
            "/api/contacts/{id}/sequences",
            access: .permission(.viewSequences),
            summary: "The sequences that a contact is or was in, the newest first",
            query: .page,
            gives: ContactSequencesBody.self
        ) { call in
            let page = try call.page
            return .json(
                try await service.sequences(
                    of: call.id("id"),
                    page: page,
                    after: page.after?.id(0),
                    in: call.caller.workspace
                )
            )
        }
    }
}

extension SequenceService {
    /// Three statements, and one for each sequence whose version was not read before.
    ///
    /// - Throws: `ContactError.notFound`.
    func sequences(
        of contact: ContactID,
        page: PageRequest,
        after last: EnrolmentID?,
        in workspace: WorkspaceID
    ) async throws -> ContactSequencesBody {
        try await database.read { transaction in
            _ = try contacts(transaction).find(contact, in: workspace)
            let store = EnrolmentStore(transaction, in: workspace)
            let found = try store.page(of: contact, after: last, limit: page.limit + 1)
            let sequences = try SequenceStore(transaction, in: workspace).all(Array(Set(found.map(\.sequence))))
            // What runs is what names the step, as in the list of a sequence's people.
            let plans = try sequences.compactMapValues { sequence in
                try sequence.version.map {
                    try hooks.shelf.version($0, of: sequence.id, in: workspace, transaction).plan
                }
            }
            let shown = try Page(fetched: found, page: page, cursor: { Cursor($0.id) }) { one in
                guard let sequence = sequences[one.sequence] else { throw SequenceError.notFound(one.sequence) }
                return ContactSequenceBody(one, in: sequence, plan: plans[one.sequence])
            }
            return ContactSequencesBody(
                items: shown.items,
                next: shown.next,
                total: last == nil ? try store.count(of: contact) : nil
            )
        }
    }
}
