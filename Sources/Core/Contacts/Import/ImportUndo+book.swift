import Primitives
import Storage

extension ImportUndo {
    /// Takes back what the row has written beside name and consent.
    ///
    /// - Returns: what has been changed since and so stays.
    func restoreBook(_ contact: Contact, _ change: ImportChange) throws -> [ImportRemark] {
        var left: [ImportRemark] = []
        var email = contact.email
        var company = contact.company?.rawValue ?? 0
        var owner = contact.owner?.rawValue ?? 0
        if let was = change.email {
            if email == was.to {
                email = was.from.isEmpty ? nil : was.from
            } else {
                left.append(Self.changed("email", "E-mail"))
            }
        }
        if let was = change.company {
            if "\(company)" == was.to {
                company = Int64(was.from) ?? 0
            } else {
                left.append(Self.changed("company", "Company"))
            }
        }
        if let was = change.owner {
            if "\(owner)" == was.to {
                owner = Int64(was.from) ?? 0
            } else {
                left.append(Self.changed("owner", "Owner"))
            }
        }
        if change.email != nil || change.company != nil || change.owner != nil {
            try store.transaction.run(
                """
                UPDATE contacts SET email = \(email), company_id = \(company), owner_id = \(owner),
                    updated_at = \(store.ambient.now())
                WHERE workspace_id = \(workspace) AND id = \(contact.id)
                """
            )
        }
        for tag in change.tags ?? [] {
            _ = try TagStore(store.transaction, in: workspace).remove(TagID(rawValue: tag), from: [contact.id.subject])
        }
        for group in change.communities ?? [] {
            _ = try GroupStore(store.transaction, in: workspace).remove([contact.id], from: GroupID(rawValue: group))
        }
        return left + (try restoreFields(contact, change.fields ?? [:]))
    }

    private func restoreFields(_ contact: Contact, _ fields: [String: ImportChange.Text]) throws -> [ImportRemark] {
        guard !fields.isEmpty else { return [] }
        let store = FieldStore(store.transaction, in: workspace)
        let present = try store.values(of: [contact.id.subject])[contact.id.subject] ?? [:]
        var left: [ImportRemark] = []
        var changes: [FieldChange] = []
        for field in try store.all(.contact) {
            guard let was = fields[field.key] else { continue }
            guard present[field.id]?.text == was.to else {
                left.append(
                    ImportRemark("field-changed", "\(field.label, "label"): changed since, so not taken back.")
                )
                continue
            }
            let value = was.from.isEmpty ? nil : FieldValue(stored: was.from, type: field.type)
            changes.append(FieldChange(contact.id.subject, field, value))
        }
        let journal = Journal(
            self.store.transaction,
            in: workspace,
            ambient: self.store.ambient,
            by: found.work.by,
            cause: "\(found.id)"
        )
        try store.set(changes, journal: journal)
        return left
    }
}
