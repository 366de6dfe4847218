package import Primitives
package import Storage

/// Tells which of these contacts something has happened with: conversations, campaigns, forms.
package typealias ContactUse = @Sendable (Transaction, WorkspaceID, [ContactID]) throws -> Set<ContactID>

/// Takes back what an import's rows have done, unless it has been used or changed since.
struct ImportUndo {
    static let rows = 1_000

    let store: ContactStore
    let found: Import
    let workspace: WorkspaceID
    let uses: [ContactUse]

    func undo(_ outcomes: [ImportOutcome]) throws -> [ImportOutcome] {
        let ids = outcomes.compactMap(\.contact)
        // A message that comes from now on waits, and finds the contact kept or makes another: it is in nobody's thread else.
        try store.hold(ids, in: workspace)
        let contacts = try store.contacts(ids, in: workspace)
        var used: Set<ContactID> = []
        for use in uses { used.formUnion(try use(store.transaction, workspace, ids)) }
        let touched = try touched(ids)
        var gone: [ContactID] = []
        var verdicts: [ImportOutcome] = []
        for outcome in outcomes {
            guard let id = outcome.contact, let contact = contacts[id] else {
                verdicts.append(outcome.became(.kept, [ImportRemark("not-there", "The contact is there no more.")]))
                continue
            }
            if outcome.kind == .updated {
                verdicts.append(try restore(contact, outcome))
            } else if used.contains(id) {
                verdicts.append(
                    outcome.became(.kept, [ImportRemark("used-since", "It has been used since: there are messages.")])
                )
            } else if touched.contains(id) || contact.blockedAt != nil || contact.deletedAt != nil {
                verdicts.append(outcome.became(.kept, [ImportRemark("changed-since", "It has been changed since.")]))
            } else {
                gone.append(id)
                verdicts.append(outcome.became(.undone))
            }
        }
        try store.remove(gone, in: workspace)
        return verdicts
    }

    /// Contacts that the file made and somebody has changed since: their name, their consent, their identities.
    private func touched(_ ids: [ContactID]) throws -> Set<ContactID> {
        let rows = try store.transaction.rows(
            """
            SELECT contacts.id FROM contacts
            JOIN import_outcomes ON import_outcomes.workspace_id = contacts.workspace_id
                AND import_outcomes.import_id = \(found.id) AND import_outcomes.contact_id = contacts.id
            JOIN import_rows ON import_rows.workspace_id = import_outcomes.workspace_id
                AND import_rows.import_id = import_outcomes.import_id
                AND import_rows.row_number = import_outcomes.row_number
            WHERE contacts.workspace_id = \(workspace) AND contacts.id IN \(list: ids)
                AND (contacts.name <> import_rows.name OR contacts.updated_at <> contacts.created_at
                    OR (contacts.opt_in <> 'unknown' AND contacts.opt_in_source <> 'import') OR contacts.refuses <> ''
                    OR (SELECT count(*) FROM contact_identities
                        WHERE contact_identities.workspace_id = contacts.workspace_id
                        AND contact_identities.contact_id = contacts.id) <> 1)
            """
        )
        return Set(try rows.map { try $0["id"] })
    }

    /// What was changed comes back, part by part, unless it has been changed since.
    private func restore(_ contact: Contact, _ outcome: ImportOutcome) throws -> ImportOutcome {
        var left: [ImportRemark] = []
        if let name = outcome.change?.name {
            if contact.name == name.to {
                try store.rename(contact.id, to: name.from, in: workspace)
            } else {
                left.append(Self.changed("name", "Name"))
            }
        }
        if let consent = outcome.change?.consent {
            if contact.optIn == consent.to, contact.optInSource == ContactSource.import.rawValue {
                let word = ConsentWord(
                    consent.from,
                    source: .import,
                    actor: found.work.by,
                    evidence: "The import of \(found.filename) was undone."
                )
                try store.take(word, of: contact.id, in: workspace)
            } else {
                left.append(Self.changed("consent", "Consent"))
            }
        }
        if let change = outcome.change { left += try restoreBook(contact, change) }
        return left.isEmpty ? outcome.became(.undone) : outcome.became(.kept, left)
    }

    static func changed(_ part: String, _ words: String) -> ImportRemark {
        ImportRemark("part-changed", "\(words, "part", as: part): changed since, so not taken back.")
    }
}

extension ImportOutcome {
    fileprivate func became(_ kind: Kind, _ remarks: [ImportRemark] = []) -> ImportOutcome {
        ImportOutcome(row: row, kind: kind, remarks: remarks, contact: contact, change: change)
    }
}

extension ContactStore {
    /// Takes contacts out as if they had never been, for nobody has used them.
    func remove(_ ids: [ContactID], in workspace: WorkspaceID) throws {
        guard !ids.isEmpty else { return }
        for id in ids { try forgetBook(of: id, in: workspace) }
        // Their identities go with them.
        for table in ["consent_entries", "contacts"] {
            try transaction.run(
                """
                DELETE FROM \(raw: table) WHERE workspace_id = \(workspace)
                AND \(raw: table == "contacts" ? "id" : "contact_id") IN \(list: ids)
                """
            )
        }
    }
}
