import Primitives
import Storage

/// What a predicate may refer to.
struct PredicateContext {
    private(set) var fields: [String: ContactField] = [:]
    private(set) var groups: [GroupID: ContactGroup] = [:]

    /// One statement for all that is asked for, none for nothing.
    init(fields asksFields: Bool, groups asksGroups: Bool, in workspace: WorkspaceID, _ transaction: Transaction) throws
    {
        if asksFields && !asksGroups {
            let all = try FieldStore(transaction, in: workspace).all(.contact)
            fields = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })
        } else if asksGroups {
            try read(workspace, transaction)
        }
    }

    /// Fields and groups in one answer: the columns of one are NULL in the other's rows.
    private mutating func read(_ workspace: WorkspaceID, _ transaction: Transaction) throws {
        let rows = try transaction.rows(
            """
            SELECT 'field' AS part, id, key, label, type, options, required, default_value, position, group_name, in_panel,
                subject, NULL AS purpose, NULL AS kind, NULL AS name, NULL AS description, NULL AS filter,
                NULL AS invite_link, CAST(NULL AS BIGINT) AS count, CAST(NULL AS BIGINT) AS counted_at,
                NULL AS created_by, CAST(NULL AS BIGINT) AS created_at
            FROM contact_fields WHERE workspace_id = \(workspace) AND subject = 'contact'
            UNION ALL
            SELECT 'group', id, NULL, NULL, NULL, NULL, CAST(NULL AS BIGINT), NULL, CAST(NULL AS BIGINT), NULL,
                CAST(NULL AS BIGINT), NULL, purpose, kind, name, description, filter, invite_link, count, counted_at,
                created_by, created_at
            FROM contact_groups WHERE workspace_id = \(workspace)
            """
        )
        for row in rows {
            if try row["part"] as String == "field" {
                let field = try ContactField(row)
                fields[field.key] = field
            } else {
                let group = try ContactGroup(row)
                groups[group.id] = group
            }
        }
    }
}
