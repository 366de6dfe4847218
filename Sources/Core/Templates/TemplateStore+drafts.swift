import CloudAPI
import Primitives
import Storage

/// Drafts and edits.
extension TemplateStore {
    /// A new draft. One that Meta had under this name and language and does not list any more becomes the draft.
    ///
    /// - Throws: `TemplateError.exists`.
    func insert(
        _ content: TemplateContent,
        id: TemplateID,
        author: String,
        at now: Timestamp,
        in workspace: WorkspaceID
    )
        throws -> TemplateID
    {
        let kind = TemplateKind(content.components, category: content.category).rawValue
        let row = try transaction.row(
            """
            INSERT INTO templates (workspace_id, id, channel_id, meta_id, name, language, category, status, components,
                parameter_format, created_at, changed_at, kind, ttl_seconds, allows_category_change, author)
            VALUES (\(workspace), \(id), \(content.channel), '', \(content.name), \(content.language),
                \(content.category), 'DRAFT', \(JSON.array(content.components).text()),
                \(content.usesNames ? "NAMED" : "POSITIONAL"), \(now), \(now), \(kind), \(content.ttlSeconds),
                \(content.allowsCategoryChange ? 1 : 0), \(author))
            ON CONFLICT (workspace_id, channel_id, name, language) DO UPDATE SET meta_id = '', status = 'DRAFT',
                category = excluded.category, components = excluded.components,
                parameter_format = excluded.parameter_format, quality = NULL, rejected_reason = NULL,
                created_at = excluded.created_at, changed_at = excluded.changed_at, kind = excluded.kind,
                ttl_seconds = excluded.ttl_seconds, allows_category_change = excluded.allows_category_change,
                author = excluded.author, waiting = NULL, submitted_at = NULL
            WHERE templates.status = 'DELETED'
            RETURNING id
            """
        )
        guard let row else { throw TemplateError.exists(name: content.name, language: content.language) }
        return try row["id"]
    }

    /// - Throws: `TemplateError.exists`.
    func update(_ id: TemplateID, to content: TemplateContent, at now: Timestamp, in workspace: WorkspaceID) throws {
        let taken = try transaction.row(
            """
            SELECT id FROM templates WHERE workspace_id = \(workspace) AND channel_id = \(content.channel)
            AND name = \(content.name) AND language = \(content.language) AND id <> \(id)
            """
        )
        guard taken == nil else { throw TemplateError.exists(name: content.name, language: content.language) }
        let kind = TemplateKind(content.components, category: content.category).rawValue
        try transaction.run(
            """
            UPDATE templates SET channel_id = \(content.channel), name = \(content.name),
            language = \(content.language), category = \(content.category),
            components = \(JSON.array(content.components).text()),
            parameter_format = \(content.usesNames ? "NAMED" : "POSITIONAL"), ttl_seconds = \(content.ttlSeconds),
            allows_category_change = \(content.allowsCategoryChange ? 1 : 0), kind = \(kind), changed_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    func setWaiting(_ waiting: WaitingEdit?, of id: TemplateID, in workspace: WorkspaceID) throws {
        try transaction.run(
            "UPDATE templates SET waiting = \(waiting?.json) WHERE workspace_id = \(workspace) AND id = \(id)"
        )
    }

    /// Meta has taken a draft.
    func submitted(
        _ id: TemplateID,
        as receipt: TemplateReceipt,
        declared: String,
        at now: Timestamp,
        in workspace: WorkspaceID
    ) throws {
        let category = receipt.category?.rawValue ?? declared
        try transaction.run(
            """
            UPDATE templates SET meta_id = \(receipt.id), status = \(receipt.status.rawValue), category = \(category),
            previous_category = \(category == declared ? nil : declared), submitted_at = \(now), changed_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    /// Meta has taken an edit.
    func edited(_ template: Template, at now: Timestamp, in workspace: WorkspaceID) throws {
        let content = template.content
        let month: Int64 = 30 * 86_400
        let kept = template.desk.edits.filter { $0 > now.seconds - month }
        let edits = template.status == .approved ? kept + [now.seconds] : kept
        try transaction.run(
            """
            UPDATE templates SET status = 'PENDING', category = \(content.category),
            components = \(JSON.array(content.components).text()), ttl_seconds = \(content.ttlSeconds), waiting = NULL,
            kind = \(TemplateKind(content.components, category: content.category).rawValue),
            edits = \(edits.map(String.init).joined(separator: ",")), submitted_at = \(now), changed_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(template.id)
            """
        )
    }

    func delete(_ id: TemplateID, in workspace: WorkspaceID) throws {
        try transaction.run("DELETE FROM template_events WHERE workspace_id = \(workspace) AND template_id = \(id)")
        try transaction.run("DELETE FROM templates WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    func draftCount(in workspace: WorkspaceID) throws -> Int {
        let row = try transaction.row(
            "SELECT count(*) AS count FROM templates WHERE workspace_id = \(workspace) AND status = 'DRAFT'"
        )
        return try row.map { try $0["count"] } ?? 0
    }

    /// All languages of one name, as far as they are not deleted.
    func named(_ name: String, of channel: ChannelID, in workspace: WorkspaceID) throws -> [Template] {
        try transaction.rows(
            """
            SELECT * FROM templates WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND name = \(name)
            AND status <> 'DELETED' ORDER BY language
            """
        ).map(Template.init)
    }
}

extension WaitingEdit {
    var json: String {
        JSON.members([
            ("category", .string(category)), ("components", .array(components)),
            ("ttlSeconds", ttlSeconds.map { .integer($0) }), ("changedAt", .string(changedAt.description)),
        ]).text()
    }
}
