package import Primitives
package import Storage

/// SQL of segments and communities and of whom they list.
package struct GroupStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// By name.
    package func all(_ purpose: ContactGroup.Purpose) throws -> [ContactGroup] {
        try transaction.rows(
            """
            SELECT * FROM contact_groups WHERE workspace_id = \(workspace) AND purpose = \(purpose)
            ORDER BY folded_name
            """
        ).map(ContactGroup.init)
    }

    package func find(_ id: GroupID, _ purpose: ContactGroup.Purpose) throws -> ContactGroup? {
        try transaction.row(
            "SELECT * FROM contact_groups WHERE workspace_id = \(workspace) AND id = \(id) AND purpose = \(purpose)"
        ).map(ContactGroup.init)
    }

    /// What those groups are called whose filter asks for the field.
    func names(mentioning field: ContactField) throws -> [String] {
        guard field.subject == .contact else { return [] }
        return try (all(.segment) + all(.community)).filter { group in
            group.filter?.tests.contains { $0.field == "custom.\(field.key)" } ?? false
        }.map(\.name)
    }

    /// `false` when the name is taken.
    func insert(_ group: ContactGroup) throws -> Bool {
        let filter = try group.filter.map { try JSON.text($0) }
        return try transaction.run(
            """
            INSERT INTO contact_groups (workspace_id, id, purpose, kind, name, folded_name, description, filter,
                invite_link, created_by, created_at)
            VALUES (\(workspace), \(group.id), \(group.purpose), \(group.kind), \(group.name),
                \(FoldedText(group.name).value), \(group.description), \(filter),
                \(group.inviteLink), \(group.createdBy), \(group.createdAt))
            ON CONFLICT (workspace_id, purpose, folded_name) DO NOTHING
            """
        ) == 1
    }

    func isTaken(_ name: String, _ purpose: ContactGroup.Purpose, butBy id: GroupID) throws -> Bool {
        try transaction.row(
            """
            SELECT id FROM contact_groups WHERE workspace_id = \(workspace) AND purpose = \(purpose)
            AND folded_name = \(FoldedText(name).value) AND id <> \(id)
            """
        ) != nil
    }

    func update(_ group: ContactGroup) throws {
        let filter = try group.filter.map { try JSON.text($0) }
        try transaction.run(
            """
            UPDATE contact_groups SET name = \(group.name), folded_name = \(FoldedText(group.name).value),
                description = \(group.description), filter = \(filter),
                invite_link = \(group.inviteLink), count = \(group.count), counted_at = \(group.countedAt)
            WHERE workspace_id = \(workspace) AND id = \(group.id)
            """
        )
    }

    func delete(_ id: GroupID) throws {
        try transaction.run("DELETE FROM contact_group_members WHERE workspace_id = \(workspace) AND group_id = \(id)")
        try transaction.run("DELETE FROM contact_groups WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    /// How many each of them lists. One statement.
    func sizes(_ purpose: ContactGroup.Purpose) throws -> [GroupID: Int64] {
        let rows = try transaction.rows(
            """
            SELECT m.group_id, count(*) AS members FROM contact_group_members m
            JOIN contact_groups g ON g.workspace_id = m.workspace_id AND g.id = m.group_id
            WHERE m.workspace_id = \(workspace) AND g.purpose = \(purpose) GROUP BY m.group_id
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["group_id"], try $0["members"]) })
    }

    /// - Returns: those that were not in it.
    package func add(_ contacts: [ContactID], to group: GroupID) throws -> [ContactID] {
        let changed = try transaction.runEach(
            contacts.map {
                "INSERT INTO contact_group_members VALUES (\(workspace), \(group), \($0)) ON CONFLICT DO NOTHING"
            }
        )
        return zip(contacts, changed).filter { $1 == 1 }.map(\.0)
    }

    /// - Returns: those that were in it.
    package func remove(_ contacts: [ContactID], from group: GroupID) throws -> [ContactID] {
        let changed = try transaction.runEach(
            contacts.map {
                """
                DELETE FROM contact_group_members
                WHERE workspace_id = \(workspace) AND group_id = \(group) AND contact_id = \($0)
                """
            }
        )
        return zip(contacts, changed).filter { $1 == 1 }.map(\.0)
    }

    /// The communities, or segments, that list the contact.
    package func groups(of contact: ContactID, _ purpose: ContactGroup.Purpose) throws -> [ContactGroup] {
        try transaction.rows(
            """
            SELECT g.* FROM contact_group_members m
            JOIN contact_groups g ON g.workspace_id = m.workspace_id AND g.id = m.group_id
            WHERE m.workspace_id = \(workspace) AND m.contact_id = \(contact) AND g.purpose = \(purpose)
            ORDER BY g.folded_name
            """
        ).map(ContactGroup.init)
    }
}
