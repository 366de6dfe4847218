import Automation
import Contacts
import Messaging
import Primitives
import Routes
import Storage
import Workspaces

/// Who is in a sequence: put in, looked at, taken out.
extension SequenceService {
    /// Larger selections are enrolled by a job.
    static let atOnce = 1_000

    func enrol(_ id: SequenceID, _ wish: EnrolmentWish, by caller: Caller) async throws -> EnrolmentReport {
        let cause = caller.member == nil ? "The API" : "A colleague"
        return try await database.write { transaction in
            let workspace = caller.workspace
            guard let found = try SequenceStore(transaction, in: workspace).find(id) else {
                throw SequenceError.notFound(id)
            }
            guard found.version != nil else { throw SequenceError.notPublished }
            let enrolling = SequenceEnrolling(transaction, in: workspace, ambient: ambient, shelf: hooks.shelf)
            if let ids = wish.contactIds { return try enrolling.enrol(id, ids, cause: cause) }
            if let phone = try wish.number() {
                let contact = try contacts(transaction).resolve(
                    workspace: workspace,
                    identities: ContactIdentities(phone: phone, name: wish.name),
                    source: caller.member == nil ? .api : .manual,
                    onMerge: messaging.followMerge
                )
                return try enrolling.enrol(id, [contact.id], cause: cause)
            }
            return try select(id, wish, cause, by: caller, enrolling, transaction)
        }
    }

    private func select(
        _ id: SequenceID,
        _ wish: EnrolmentWish,
        _ cause: String,
        by caller: Caller,
        _ enrolling: SequenceEnrolling,
        _ transaction: Transaction
    ) throws -> EnrolmentReport {
        let selection = Selection(filter: wish.filter, segment: wish.segment)
        let query = try selection.query(for: caller)
        let store = contacts(transaction)
        let condition = try store.condition(query, in: caller.workspace)
        let matched: Int =
            try transaction.row("SELECT count(*) AS count FROM contacts c WHERE " + condition)?["count"] ?? 0
        guard matched > Self.atOnce else {
            let some = try store.page(query, after: nil, limit: Self.atOnce, in: caller.workspace)
            return try enrolling.enrol(id, some.map(\.id), cause: cause)
        }
        try BulkEnrolling(sequence: id, selection: selection, hidesNumbers: caller.hidesNumbers, cause: cause)
            .queue(in: caller.workspace, ambient: ambient, transaction)
        var report = EnrolmentReport(matched: matched)
        report.queued = matched
        return report
    }

    /// An enrolment with what a list shows of it.
    struct Listed: Sendable {
        let enrolment: Enrolment
        let contact: Contact?
        let plan: SequencePlan?
    }

    func enrolments(
        of id: SequenceID,
        stage: Enrolment.Stage?,
        search: String?,
        after: EnrolmentID?,
        limit: Int,
        for caller: Caller
    ) async throws -> [Listed] {
        try await database.read { transaction in
            guard let sequence = try SequenceStore(transaction, in: caller.workspace).find(id) else {
                throw SequenceError.notFound(id)
            }
            var contacts: SQL?
            if let search, !search.isEmpty {
                let query = ContactQuery(search: search, hidesNumbers: caller.hidesNumbers)
                contacts =
                    "SELECT c.id FROM contacts c WHERE "
                    + (try self.contacts(transaction).condition(query, in: caller.workspace))
            }
            let found = try EnrolmentStore(transaction, in: caller.workspace)
                .page(of: id, stage: stage == .enrolled ? nil : stage, contacts: contacts, after: after, limit: limit)
            return try listed(found, sequence, caller.workspace, transaction)
        }
    }

    private func listed(
        _ found: [Enrolment],
        _ sequence: DripSequence,
        _ workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> [Listed] {
        let contacts = try found.isEmpty ? [:] : contacts(transaction).contacts(found.map(\.contact), in: workspace)
        let plan = try sequence.version.map {
            try hooks.shelf.version($0, of: sequence.id, in: workspace, transaction).plan
        }
        return found.map { Listed(enrolment: $0, contact: contacts[$0.contact], plan: plan) }
    }

    static let pathMost = 500

    func path(of id: EnrolmentID, in sequence: SequenceID, for workspace: WorkspaceID) async throws -> (
        Listed, [PathEntry]
    ) {
        try await database.read { transaction in
            guard let found = try SequenceStore(transaction, in: workspace).find(sequence) else {
                throw SequenceError.notFound(sequence)
            }
            guard let enrolment = try EnrolmentStore(transaction, in: workspace).find(id),
                enrolment.sequence == sequence
            else {
                throw SequenceError.noEnrolment(id)
            }
            let path = try PathStore(transaction, in: workspace).all(of: id, limit: Self.pathMost)
            return (try listed([enrolment], found, workspace, transaction)[0], path)
        }
    }

    /// Takes somebody out, and back what of it has not left.
    func drop(_ id: EnrolmentID, from sequence: SequenceID, by caller: Caller) async throws {
        try await database.write { transaction in
            let workspace = caller.workspace
            let desk = EnrolmentDesk(transaction, in: workspace, ambient: ambient, shelf: hooks.shelf)
            guard try SequenceStore(transaction, in: workspace).find(sequence) != nil else {
                throw SequenceError.notFound(sequence)
            }
            guard let named = try desk.store.find(id), named.sequence == sequence else {
                throw SequenceError.noEnrolment(id)
            }
            // The contact first: see "Locks" in docs/architecture.md.
            _ = try ContactEditor(transaction, in: workspace, ambient: ambient, by: nil).lock([named.contact])
            guard let held = try desk.store.lock(id), held.endedAt == nil else { throw SequenceError.alreadyOver }
            let name = try NameStore(transaction, workspace: workspace).actors([caller.name])[caller.name]
            let words = "\(name ?? "A colleague") took the contact out."
            try desk.stop(held, FlowEnding("dropped", words), messaging: messaging)
            try desk.tally.write()
        }
    }

    /// Numbers of the days from `from` to `to`, and of each step in that time.
    func analytics(of id: SequenceID, from: CivilDay?, to: CivilDay?, in workspace: WorkspaceID) async throws
        -> SequenceAnalytics
    {
        try await database.read { transaction in
            guard let sequence = try SequenceStore(transaction, in: workspace).find(id) else {
                throw SequenceError.notFound(id)
            }
            let zone = try WorkspaceStore(transaction).find(workspace)?.timeZone ?? "UTC"
            let days = try SequenceAnalytics.Days(from: from, to: to, zone: zone, now: ambient.now())
            let cells = try CountStore(transaction: transaction).cells(
                of: id,
                from: days.from,
                to: days.to,
                in: workspace
            )
            let live = try sequence.version.map { try hooks.shelf.version($0, of: id, in: workspace, transaction).plan }
            return SequenceAnalytics(cells, days: days, plan: live ?? sequence.draft)
        }
    }
}
