package import Primitives
package import Storage
package import Workspaces

/// The rows of contacts, what they are known by and what they consented to, inside a transaction of the caller's.
package struct ContactStore {
    let transaction: Transaction
    let ambient: Ambient
    let limits: WorkspaceLimits

    /// - Parameter limits: how many contacts people may add; those who write by themselves are always taken in.
    package init(_ transaction: Transaction, ambient: Ambient, limits: WorkspaceLimits = .none) {
        self.transaction = transaction
        self.ambient = ambient
        self.limits = limits
    }

    /// Without those that were erased.
    package func count(in workspace: WorkspaceID) throws -> Int64 {
        let row = try transaction.row(
            "SELECT count(*) AS count FROM contacts WHERE workspace_id = \(workspace) AND deleted_at IS NULL"
        )
        return try row?["count"] ?? 0
    }

    /// - Throws: `ContactError.notFound`, also for a contact that was erased.
    package func find(_ id: ContactID, in workspace: WorkspaceID) throws -> Contact {
        guard let contact = try contacts([id], in: workspace)[id], contact.deletedAt == nil else {
            throw ContactError.notFound(id)
        }
        return contact
    }

    /// Keeps others from contacts until the transaction ends: what is read of them next stays so. SQLite has one writer.
    func hold(_ ids: [ContactID], in workspace: WorkspaceID) throws {
        guard transaction.dialect == .postgres, !ids.isEmpty else { return }
        _ = try transaction.rows(
            "SELECT id FROM contacts WHERE workspace_id = \(workspace) AND id IN \(list: ids) ORDER BY id FOR UPDATE"
        )
    }

    /// The same, and keeps webhooks from knowing who they are: what they say meanwhile is heard before or after.
    func holdPeople(_ ids: [ContactID], in workspace: WorkspaceID) throws {
        guard transaction.dialect == .postgres else { return }
        _ = try transaction.rows(
            """
            SELECT contact_id FROM contact_identities WHERE workspace_id = \(workspace) AND contact_id IN \(list: ids)
            ORDER BY kind, value FOR UPDATE
            """
        )
        try hold(ids, in: workspace)
    }

    /// Those of `ids` that exist, erased ones included, at most 1,000 at a time.
    package func contacts(_ ids: [ContactID], in workspace: WorkspaceID) throws -> [ContactID: Contact] {
        let rows = try transaction.rows(
            "SELECT * FROM contacts WHERE workspace_id = \(workspace) AND id IN \(list: ids)"
        )
        return Dictionary(uniqueKeysWithValues: try rows.map(Contact.init).map { ($0.id, $0) })
    }

    package func find(_ phone: PhoneNumber, in workspace: WorkspaceID) throws -> Contact? {
        let row = try transaction.row(
            """
            SELECT contacts.* FROM contact_identities
            JOIN contacts ON contacts.workspace_id = contact_identities.workspace_id
                AND contacts.id = contact_identities.contact_id
            WHERE contact_identities.workspace_id = \(workspace) AND contact_identities.kind = 'phone'
                AND contact_identities.value = \(phone.canonical)
            """
        )
        return try row.map(Contact.init)
    }

    /// Everything the contact is known by.
    package func identities(of id: ContactID, in workspace: WorkspaceID) throws -> [ContactIdentity] {
        try transaction.rows(
            """
            SELECT kind, value FROM contact_identities
            WHERE workspace_id = \(workspace) AND contact_id = \(id) ORDER BY kind, value
            """
        ).map(ContactIdentity.init)
    }

    func insert(_ contact: Contact, in workspace: WorkspaceID) throws {
        try transaction.run(Self.insertion(of: contact, in: workspace))
    }

    /// The statement that adds `contact`; its identities are rows of their own.
    static func insertion(of contact: Contact, in workspace: WorkspaceID) -> SQL {
        let folded = FoldedText(contact.name)
        return """
            INSERT INTO contacts (workspace_id, id, name, phone, country, user_id, username, opt_in, opt_in_source,
                opt_in_at, blocked_at, source, folded_name, folded_last, email, company_id, owner_id, created_at,
                updated_at)
            VALUES (\(workspace), \(contact.id), \(contact.name), \(contact.phone), \(contact.country),
                \(contact.userID), \(contact.username), \(contact.optIn), \(contact.optInSource), \(contact.optInAt),
                \(contact.blockedAt), \(contact.source), \(folded.value), \(folded.lastWordFirst), \(contact.email),
                \(contact.company?.rawValue ?? 0), \(contact.owner?.rawValue ?? 0), \(contact.createdAt), \(contact.updatedAt))
            """
    }

    package func rename(_ id: ContactID, to name: String, in workspace: WorkspaceID) throws {
        let folded = FoldedText(name)
        try transaction.run(
            """
            UPDATE contacts SET name = \(name), folded_name = \(folded.value), folded_last = \(folded.lastWordFirst)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    /// Blocks the contact, or lifts the block with `nil`; WhatsApp is told of it a little later.
    package func block(_ id: ContactID, at moment: Timestamp?, in workspace: WorkspaceID) throws {
        try transaction.run(
            "UPDATE contacts SET blocked_at = \(moment) WHERE workspace_id = \(workspace) AND id = \(id)"
        )
        try ContactBlocking(id).start(in: workspace, ambient: ambient, transaction)
    }
}
