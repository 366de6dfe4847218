import Primitives
import Storage
import Workspaces

/// What is shown with contacts and companies and is not in their own rows: read for a whole page in one statement.
struct SheetParts {
    private(set) var tags: [SubjectID: [Tag]] = [:]
    /// By the fields' keys.
    private(set) var fields: [SubjectID: [String: FieldValue]] = [:]
    private(set) var communities: [SubjectID: [NamedBody]] = [:]
    private var companies: [CompanyID: String] = [:]
    private var members: [MemberID: String] = [:]

    /// - Parameters:
    ///   - subjects: 1,000 at most.
    ///   - contacts: the same where they are contacts, who have communities.
    init(
        of subjects: [SubjectID],
        contacts: [ContactID]? = nil,
        companies: some Sequence<CompanyID> = [CompanyID](),
        members: some Sequence<MemberID>,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        guard !subjects.isEmpty else { return }
        var sql: SQL = """
            SELECT 'tag' AS kind, t.id AS id, t.name AS name, l.subject_id AS subject_id, t.colour AS value, '' AS type
            FROM contact_tags l JOIN tags t ON t.workspace_id = l.workspace_id AND t.id = l.tag_id
            WHERE l.workspace_id = \(workspace) AND l.subject_id IN \(list: subjects)
            UNION ALL
            SELECT 'field', v.item, f.key, v.subject_id, v.value, f.type
            FROM field_values v JOIN contact_fields f ON f.workspace_id = v.workspace_id AND f.id = v.field_id
            WHERE v.workspace_id = \(workspace) AND v.subject_id IN \(list: subjects)
            """
        if let contacts {
            sql += """
                 UNION ALL SELECT 'community', g.id, g.name, m.contact_id, '', ''
                FROM contact_group_members m
                JOIN contact_groups g ON g.workspace_id = m.workspace_id AND g.id = m.group_id
                WHERE m.workspace_id = \(workspace) AND m.contact_id IN \(list: contacts) AND g.purpose = 'community'
                """
        }
        let companies = Set(companies).sorted()
        if !companies.isEmpty {
            sql += """
                 UNION ALL SELECT 'company', id, name, 0, '', '' FROM companies
                WHERE workspace_id = \(workspace) AND id IN \(list: companies)
                """
        }
        if let names = NameStore(transaction, workspace: workspace).statement(members: Set(members)) {
            sql += " UNION ALL SELECT kind, id, name, 0, '', '' FROM (" + names + ") AS names"
        }
        for row in try transaction.rows(sql + " ORDER BY kind, name, id") { try take(row) }
    }

    private mutating func take(_ row: Row) throws {
        let (kind, id, name): (String, Int64, String) = (try row["kind"], try row["id"], try row["name"])
        let subject: SubjectID = try row["subject_id"]
        switch kind {
        case "tag":
            let tag = Tag(id: TagID(rawValue: id), kind: .contact, name: name, colour: try row["value"])
            tags[subject, default: []].append(tag)
        case "field":
            let items = (fields[subject]?[name]?.items ?? []) + [try row["value"]]
            fields[subject, default: [:]][name] = FieldValue(type: try row["type"], items: items)
        case "community":
            communities[subject, default: []].append(NamedBody(id: "\(GroupID(rawValue: id))", name: name))
        case "company": companies[CompanyID(rawValue: id)] = name
        default: members[MemberID(rawValue: id)] = name
        }
    }

    func named(_ id: CompanyID?) -> NamedBody? {
        id.flatMap { id in companies[id].map { NamedBody(id: "\(id)", name: $0) } }
    }

    func named(_ id: MemberID?) -> NamedBody? {
        id.map { NamedBody(id: "\($0)", name: members[$0] ?? "") }
    }
}
