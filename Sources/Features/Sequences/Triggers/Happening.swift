import CloudAPI
import Contacts
import Jobs
import Primitives
import Storage

/// Something that concerns contacts and sequences: looked at by a job, a slice of contacts at a time.
struct Happening: SequenceWork {
    static let kind = "sequences.happened"
    static let slice = 200

    /// As `sequence_triggers` has it.
    let event: String
    var campaign: CampaignID?
    var contacts: [ContactID] = []
    var conversations: [ConversationID] = []
    /// Whose contacts are meant.
    var messages: [MessageID] = []
    /// The import whose contacts are meant, and the last of its rows that is done.
    var imported: ImportID?
    var after: Int?

    func enqueue(in workspace: WorkspaceID, ambient: Ambient, _ transaction: Transaction) throws {
        guard try !SequenceStore(transaction, in: workspace).woken(by: event, campaign: campaign).isEmpty else {
            return
        }
        try queue(in: workspace, ambient: ambient, transaction)
    }

    static func handler(_ service: SequenceService) -> JobHandler {
        JobHandler(kind: kind) { job in
            let happening = try Happening(of: job)
            try await service.database.write { transaction in
                if let id = happening.imported { return try happening.take(id, service, job, transaction) }
                let all = try happening.resolved(in: job.workspace, transaction)
                let some = Array(all.prefix(slice))
                try HappeningStep(
                    happening: happening,
                    service: service,
                    workspace: job.workspace,
                    transaction: transaction
                )
                .apply(to: some)
                if some.count < all.count {
                    let rest = Happening(
                        event: happening.event,
                        campaign: happening.campaign,
                        contacts: Array(all.dropFirst(slice))
                    )
                    try job.lease.postpone(until: service.ambient.now(), payload: rest.json, in: transaction)
                } else {
                    try job.lease.complete(in: transaction)
                }
            }
        }
    }

    /// The next of those whom an import has made.
    private func take(_ id: ImportID, _ service: SequenceService, _ job: Job, _ transaction: Transaction) throws {
        let some = try ImportStore(transaction)
            .created(by: id, after: after ?? 0, limit: SequenceEnrolling.slice, in: job.workspace)
        guard let last = some.last else { return try job.lease.complete(in: transaction) }
        try HappeningStep(happening: self, service: service, workspace: job.workspace, transaction: transaction)
            .apply(to: some.map(\.contact))
        var rest = self
        rest.after = last.row
        try job.lease.postpone(until: service.ambient.now(), payload: rest.json, in: transaction)
    }

    /// The contacts it is about.
    private func resolved(in workspace: WorkspaceID, _ transaction: Transaction) throws -> [ContactID] {
        var found = contacts
        for (table, ids) in [
            ("conversations", conversations.map(\.rawValue)), ("messages", messages.map(\.rawValue)),
        ] where !ids.isEmpty {
            found += try transaction.rows(
                "SELECT contact_id FROM \(raw: table) WHERE workspace_id = \(workspace) AND id IN \(list: ids)"
            ).map { try $0["contact_id"] }
        }
        return Set(found).sorted()
    }
}

extension Happening {
    /// Reads an event of the log; `nil` for one that is about no contact.
    init?(event: String, payload: String) {
        guard let json = try? JSON(parsing: Array(payload.utf8)) else { return nil }
        func texts(_ one: String, _ many: String) -> [String] {
            [json[one]?.string].compactMap { $0 } + (json[many]?.array ?? []).compactMap(\.string)
        }
        self.init(
            event: event,
            contacts: texts("contactId", "contactIds").compactMap { ContactID($0) },
            conversations: texts("conversationId", "conversationIds").compactMap { ConversationID($0) }
        )
        if event == SequenceTriggers.imported { imported = json["importId"]?.string.flatMap { ImportID($0) } }
        if contacts.isEmpty, conversations.isEmpty, imported == nil { return nil }
    }
}
