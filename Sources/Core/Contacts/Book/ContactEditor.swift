package import Primitives
package import Storage

/// Changes contacts, one or a thousand, each change with its line in the journal, in a fixed number of statements.
package struct ContactEditor {
    let transaction: Transaction
    let workspace: WorkspaceID
    let ambient: Ambient
    let actor: String?
    let journal: Journal

    package init(
        _ transaction: Transaction,
        in workspace: WorkspaceID,
        ambient: Ambient,
        by actor: String?,
        cause: String? = nil
    ) {
        self.transaction = transaction
        self.workspace = workspace
        self.ambient = ambient
        self.actor = actor
        journal = Journal(transaction, in: workspace, ambient: ambient, by: actor, cause: cause)
    }

    /// What of whom was changed: names of fields as the API has them.
    package typealias Changes = [ContactID: Set<String>]

    /// - Parameter contacts: as they are now, locked by `lock`; 1,000 at most.
    package func apply(_ edit: ContactEdit, to contacts: [Contact]) throws -> Changes {
        var changes: Changes = [:]
        func note(_ name: String, _ changed: [ContactID]) {
            for id in changed { changes[id, default: []].insert(name) }
        }
        if let name = edit.name { note("name", try rename(contacts, to: name)) }
        if case .set(let email) = edit.email {
            note("email", try set("email", .email, email, contacts, of: \.email, text: { $0 }))
        }
        if case .set(let company) = edit.company {
            note("company", try set("company_id", .company, company, contacts, of: \.company, text: { "\($0)" }))
        }
        if case .set(let owner) = edit.owner {
            note("owner", try set("owner_id", .owner, owner, contacts, of: \.owner, text: { "\($0)" }))
        }
        if let isBlocked = edit.isBlocked { note("blocked", try block(contacts, isBlocked)) }
        if let optIn = edit.optIn { note("optIn", try consent(contacts, optIn)) }
        for (field, value) in edit.values {
            let changed = try FieldStore(transaction, in: workspace)
                .set(contacts.map { FieldChange($0.id.subject, field, value) }, journal: journal)
            note("custom.\(field.key)", changed.map(\.subject.contact))
        }
        note("tags", try tag(contacts, edit))
        note("communities", try group(contacts, edit))
        try touch(changes.keys.sorted())
        return changes
    }

    /// Those of `ids` that are there, kept from others until the transaction ends, in the order of their identities.
    package func lock(_ ids: [ContactID]) throws -> [Contact] {
        try transaction.rows(
            """
            SELECT * FROM contacts WHERE workspace_id = \(workspace) AND id IN \(list: ids) AND deleted_at IS NULL
            ORDER BY id\(postgres: " FOR UPDATE")
            """
        ).map(Contact.init)
    }

    private func rename(_ contacts: [Contact], to name: String) throws -> [ContactID] {
        let changed = contacts.filter { $0.name != name }
        let store = ContactStore(transaction, ambient: ambient)
        for contact in changed { try store.rename(contact.id, to: name, in: workspace) }
        try journal.write(changed.map { .init($0.id.subject, .name, from: $0.name, to: name) })
        return changed.map(\.id)
    }

    /// One column of all that have something else in it.
    private func set<Value: DatabaseValue & Equatable>(
        _ column: String,
        _ kind: JournalEntry.Kind,
        _ value: Value?,
        _ contacts: [Contact],
        of present: (Contact) -> Value?,
        text: (Value) -> String
    ) throws -> [ContactID] {
        let changed = contacts.filter { present($0) != value }
        guard !changed.isEmpty else { return [] }
        // References are 0 for nothing, texts NULL.
        let stored: Value? = value
        let empty: SQL = column == "email" ? "NULL" : "0"
        let new: SQL = stored.map { "\($0)" as SQL } ?? empty
        try transaction.run(
            """
            UPDATE contacts SET \(raw: column) = \(new)
            WHERE workspace_id = \(workspace) AND id IN \(list: changed.map(\.id))
            """
        )
        try journal.write(
            changed.map { .init($0.id.subject, kind, from: present($0).map(text), to: value.map(text)) }
        )
        return changed.map(\.id)
    }

    private func block(_ contacts: [Contact], _ isBlocked: Bool) throws -> [ContactID] {
        let changed = contacts.filter { ($0.blockedAt != nil) != isBlocked }
        let store = ContactStore(transaction, ambient: ambient)
        let moment = isBlocked ? ambient.now() : nil
        for contact in changed { try store.block(contact.id, at: moment, in: workspace) }
        try journal.write(changed.map { .init($0.id.subject, isBlocked ? .blocked : .unblocked) })
        return changed.map(\.id)
    }

    private func consent(_ contacts: [Contact], _ optIn: OptIn) throws -> [ContactID] {
        let changed = contacts.filter { $0.optIn != optIn }
        let store = ContactStore(transaction, ambient: ambient)
        for contact in changed {
            try store.consent(optIn, of: contact.id, source: .manual, actor: actor, in: workspace)
        }
        return changed.map(\.id)
    }

    /// Notes that somebody changed them now.
    private func touch(_ ids: [ContactID]) throws {
        guard !ids.isEmpty else { return }
        try transaction.run(
            """
            UPDATE contacts SET updated_at = \(ambient.now())
            WHERE workspace_id = \(workspace) AND id IN \(list: ids)
            """
        )
    }
}
