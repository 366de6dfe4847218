import Primitives
import Storage

/// SQL of enrolments.
struct EnrolmentStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    private func rows(_ rest: SQL) throws -> [Enrolment] {
        try transaction.rows("SELECT * FROM sequence_enrolments WHERE workspace_id = \(workspace) AND " + rest)
            .map(Enrolment.init)
    }

    func find(_ id: EnrolmentID) throws -> Enrolment? { try rows("id = \(id)").first }

    /// Held until the transaction ends.
    func lock(_ id: EnrolmentID) throws -> Enrolment? { try rows("id = \(id)\(postgres: " FOR UPDATE")").first }

    /// Those that nobody else holds, held from now on.
    func lockFree(_ ids: [EnrolmentID]) throws -> [Enrolment] {
        try rows("id IN \(list: ids) ORDER BY id\(postgres: " FOR UPDATE SKIP LOCKED")")
    }

    func all(_ ids: [EnrolmentID]) throws -> [Enrolment] { try rows("id IN \(list: ids)") }

    /// Those of these contacts that run, or ended after `since`: held.
    func lock(of contacts: [ContactID], since: Timestamp) throws -> [Enrolment] {
        try rows(
            """
            contact_id IN \(list: contacts) AND (turn = 0 OR ended_at > \(since))
            ORDER BY id\(postgres: " FOR UPDATE")
            """
        )
    }

    func isAny(of contacts: [ContactID], since: Timestamp) throws -> Bool {
        try !rows("contact_id IN \(list: contacts) AND (turn = 0 OR ended_at > \(since)) LIMIT 1").isEmpty
    }

    /// Who of these contacts is in the sequence now, and who was before.
    func known(_ contacts: [ContactID], in sequence: SequenceID) throws -> (now: Set<ContactID>, before: Set<ContactID>)
    {
        let found = try rows("contact_id IN \(list: contacts) AND sequence_id = \(sequence)")
        return (
            Set(found.filter { $0.endedAt == nil }.map(\.contact)),
            Set(found.filter { $0.endedAt != nil }.map(\.contact))
        )
    }

    /// A slice of those at a stage, in the order of their identities, held.
    func lock(_ stage: Enrolment.Stage, of sequence: SequenceID, after last: EnrolmentID, limit: Int) throws
        -> [Enrolment]
    {
        try rows(
            """
            sequence_id = \(sequence) AND stage = \(stage) AND id > \(last)
            ORDER BY id LIMIT \(limit)\(postgres: " FOR UPDATE")
            """
        )
    }

    /// The newest first.
    func page(
        of sequence: SequenceID,
        stage: Enrolment.Stage?,
        contacts: SQL?,
        after last: EnrolmentID?,
        limit: Int
    ) throws -> [Enrolment] {
        var sql: SQL = "sequence_id = \(sequence)"
        if let stage { sql += " AND stage = \(stage)" }
        if let contacts { sql += " AND contact_id IN (" + contacts + ")" }
        if let last { sql += " AND id < \(last)" }
        return try rows(sql + " ORDER BY id DESC LIMIT \(limit)")
    }

    /// Those of a contact in sequences that are not deleted, the newest first.
    func page(of contact: ContactID, after last: EnrolmentID?, limit: Int) throws -> [Enrolment] {
        var sql = ofContact(contact)
        if let last { sql += " AND id < \(last)" }
        return try rows(sql + " ORDER BY id DESC LIMIT \(limit)")
    }

    func count(of contact: ContactID) throws -> Int64 {
        try transaction.row(
            "SELECT count(*) AS count FROM sequence_enrolments WHERE workspace_id = \(workspace) AND "
                + ofContact(contact)
        )?["count"] ?? 0
    }

    private func ofContact(_ contact: ContactID) -> SQL {
        """
        contact_id = \(contact) AND sequence_id IN (
            SELECT s.id FROM sequences s WHERE s.workspace_id = \(workspace) AND s.state <> 'deleted')
        """
    }

    /// - Returns: those that are new; somebody who came in at the same moment by another way is in already.
    func insert(_ enrolments: [Enrolment]) throws -> [Enrolment] {
        let counts = try transaction.runEach(
            enrolments.map { new in
                """
                INSERT INTO sequence_enrolments (workspace_id, id, sequence_id, contact_id, turn, stage, version, step,
                 entered_at, next_at, sent_step, replied_step, clicked_step, held, words, cause, enrolled_at, ended_at)
                VALUES (\(workspace), \(new.id), \(new.sequence), \(new.contact), \(turn(new)), \(new.stage),
                 \(new.version), \(new.step), \(new.enteredAt), \(new.nextAt), \(new.sentStep), \(new.repliedStep),
                 \(new.clickedStep), \(new.held?.rawValue ?? ""), \(new.words), \(new.cause), \(new.enrolledAt),
                 \(new.endedAt))
                ON CONFLICT (workspace_id, contact_id, sequence_id, turn) DO NOTHING
                """
            }
        )
        return zip(enrolments, counts).filter { $1 == 1 }.map(\.0)
    }

    func save(_ changed: Enrolment) throws {
        try transaction.run(
            """
            UPDATE sequence_enrolments SET turn = \(turn(changed)), stage = \(changed.stage), version = \(changed.version),
             step = \(changed.step), entered_at = \(changed.enteredAt), next_at = \(changed.nextAt),
             sent_step = \(changed.sentStep), replied_step = \(changed.repliedStep),
             clicked_step = \(changed.clickedStep), held = \(changed.held?.rawValue ?? ""), words = \(changed.words),
             ended_at = \(changed.endedAt)
            WHERE workspace_id = \(workspace) AND id = \(changed.id)
            """
        )
    }

    private func turn(_ enrolment: Enrolment) -> Int64 { enrolment.endedAt == nil ? 0 : enrolment.id.rawValue }

    /// Two contacts became one: what the one had is the other's.
    func move(from gone: ContactID, to kept: ContactID) throws {
        try transaction.run(
            """
            UPDATE sequence_enrolments SET contact_id = \(kept)
            WHERE workspace_id = \(workspace) AND contact_id = \(gone)
            """
        )
    }

    /// They are two again: what is named here was the one's.
    func giveBack(to gone: ContactID, from kept: ContactID, _ moved: SQL) throws {
        try transaction.run(
            """
            UPDATE sequence_enrolments SET contact_id = \(gone)
            WHERE workspace_id = \(workspace) AND contact_id = \(kept) AND id \(moved)
            """
        )
    }

    /// Those of a contact that ended with these words.
    func ended(of contact: ContactID, words: String) throws -> [Enrolment] {
        try rows("contact_id = \(contact) AND words = \(words) AND ended_at IS NOT NULL ORDER BY id")
    }

    func delete(_ ids: [EnrolmentID]) throws {
        for (table, column) in [
            ("sequence_path", "enrolment_id"), ("sequence_enrolments", "id"),
        ] {
            try transaction.run(
                "DELETE FROM \(raw: table) WHERE workspace_id = \(workspace) AND \(raw: column) IN \(list: ids)"
            )
        }
        try transaction.run(
            """
            DELETE FROM automation_timers
            WHERE workspace_id = \(workspace) AND kind = \(Enrolment.timerKind) AND id IN \(list: ids.map(\.rawValue))
            """
        )
    }
}
