package import Primitives
package import Storage

/// SQL of custom fields: which there are.
package struct FieldStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// In the order in which people see them. One statement.
    package func all(_ subject: FieldSubject) throws -> [ContactField] {
        try transaction.rows(
            """
            SELECT * FROM contact_fields WHERE workspace_id = \(workspace) AND subject = \(subject) ORDER BY position, id
            """
        ).map(ContactField.init)
    }

    package func find(_ id: FieldID) throws -> ContactField? {
        try transaction.row("SELECT * FROM contact_fields WHERE workspace_id = \(workspace) AND id = \(id)")
            .map(ContactField.init)
    }

    package func find(_ key: String, of subject: FieldSubject) throws -> ContactField? {
        try transaction.row(
            "SELECT * FROM contact_fields WHERE workspace_id = \(workspace) AND subject = \(subject) AND key = \(key)"
        ).map(ContactField.init)
    }

    /// `false` when the key is taken.
    func insert(_ field: ContactField, at: Timestamp) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO contact_fields (workspace_id, id, subject, key, label, type, options, required, default_value,
                position, group_name, in_panel, created_at)
            VALUES (\(workspace), \(field.id), \(field.subject), \(field.key), \(field.label), \(field.type),
                \(JSON.text(field.options)), \(field.isRequired), \(field.standard?.text), \(field.position),
                \(field.group), \(field.isInPanel), \(at))
            ON CONFLICT (workspace_id, subject, key) DO NOTHING
            """
        ) == 1
    }

    func update(_ field: ContactField) throws {
        try transaction.run(
            """
            UPDATE contact_fields SET label = \(field.label), type = \(field.type),
                options = \(JSON.text(field.options)), required = \(field.isRequired),
                default_value = \(field.standard?.text), position = \(field.position), group_name = \(field.group),
                in_panel = \(field.isInPanel)
            WHERE workspace_id = \(workspace) AND id = \(field.id)
            """
        )
    }

    func delete(_ id: FieldID) throws {
        try transaction.run("DELETE FROM contact_fields WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    /// How many have a value in each of the fields, counted up to `most`. One statement.
    func uses(of fields: [FieldID], upTo most: Int) throws -> [FieldID: Int] {
        let counts = fields.map { id -> SQL in
            """
            SELECT CAST(\(id) AS BIGINT) AS field_id, count(*) AS uses FROM (SELECT DISTINCT subject_id FROM field_values
             WHERE workspace_id = \(workspace) AND field_id = \(id) LIMIT \(most)) AS u
            """
        }
        guard let first = counts.first else { return [:] }
        let rows = try transaction.rows(counts.dropFirst().reduce(first) { $0 + " UNION ALL " + $1 })
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["field_id"], try $0["uses"]) })
    }
}
