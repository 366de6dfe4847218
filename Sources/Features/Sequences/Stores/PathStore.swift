import Messaging
import Primitives
import Storage

/// What happened to a contact at a step.
struct PathEntry: Sendable, Equatable {
    let id: Int64
    let enrolment: EnrolmentID
    let sequence: SequenceID
    let at: Timestamp
    let kind: Kind
    let step: String
    let words: String
    var message: MessageID?
    var state: MessageState?
    var charged: Points = .zero

    enum Kind: String, Sendable, DatabaseValue {
        case sent
        case skipped
        /// It waits for the delivery hours.
        case waited
        /// It cannot be sent for a reason that people mend.
        case held
        case failed
        case replied
        case clicked
        /// It is at another step, for its author changed the sequence.
        case moved
    }
}

/// SQL of what happened.
struct PathStore {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func insert(_ entry: PathEntry) throws {
        try transaction.run(
            """
            INSERT INTO sequence_path (workspace_id, enrolment_id, id, sequence_id, at, kind, step, words, message_id, state,
             charged)
            VALUES (\(workspace), \(entry.enrolment), \(entry.id), \(entry.sequence), \(entry.at), \(entry.kind),
             \(entry.step), \(entry.words), \(entry.message), \(entry.state), \(entry.charged))
            """
        )
    }

    /// The oldest first.
    func all(of enrolment: EnrolmentID, limit: Int) throws -> [PathEntry] {
        try rows("enrolment_id = \(enrolment) ORDER BY id LIMIT \(limit)")
    }

    func of(_ messages: [MessageID]) throws -> [PathEntry] {
        try rows("message_id IN \(list: messages) ORDER BY message_id")
    }

    /// The steps that were sent: they do not come again, whatever becomes of the sequence.
    func sentSteps(of enrolment: EnrolmentID) throws -> Set<String> {
        Set(try rows("enrolment_id = \(enrolment) AND kind = \(PathEntry.Kind.sent)").map(\.step))
    }

    /// Messages that wait to leave, or are about to.
    func waiting(of enrolment: EnrolmentID) throws -> [MessageID] {
        try rows(
            "enrolment_id = \(enrolment) AND state IN (\(MessageState.queued), \(MessageState.submitting))"
        ).compactMap(\.message)
    }

    func save(_ entries: [PathEntry]) throws {
        try transaction.runEach(
            entries.map { entry in
                """
                UPDATE sequence_path SET state = \(entry.state), charged = \(entry.charged)
                WHERE workspace_id = \(workspace) AND enrolment_id = \(entry.enrolment) AND id = \(entry.id)
                """
            }
        )
    }

    private func rows(_ rest: SQL) throws -> [PathEntry] {
        try transaction.rows("SELECT * FROM sequence_path WHERE workspace_id = \(workspace) AND " + rest).map { row in
            PathEntry(
                id: try row["id"],
                enrolment: try row["enrolment_id"],
                sequence: try row["sequence_id"],
                at: try row["at"],
                kind: try row["kind"],
                step: try row["step"],
                words: try row["words"],
                message: try row["message_id"],
                state: try row["state"],
                charged: try row["charged"]
            )
        }
    }
}
