import CloudAPI
package import Primitives
package import Storage

/// The rows of templates, inside a transaction of the caller's.
package struct TemplateStore {
    let transaction: Transaction

    package init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    /// - Throws: `TemplateError.notFound`.
    package func find(_ id: TemplateID, in workspace: WorkspaceID) throws -> Template {
        let row = try transaction.row("SELECT * FROM templates WHERE workspace_id = \(workspace) AND id = \(id)")
        guard let row else { throw TemplateError.notFound(id) }
        return try Template(row)
    }

    /// Those of `ids` that exist.
    package func templates(_ ids: [TemplateID], in workspace: WorkspaceID) throws -> [TemplateID: Template] {
        guard !ids.isEmpty else { return [:] }
        let rows = try transaction.rows(
            "SELECT * FROM templates WHERE workspace_id = \(workspace) AND id IN \(list: ids)"
        )
        return Dictionary(uniqueKeysWithValues: try rows.map(Template.init).map { ($0.id, $0) })
    }

    /// What state these are in now; those that do not exist are left out.
    package func statuses(_ ids: [TemplateID], in workspace: WorkspaceID) throws -> [TemplateID: Template.Status] {
        guard !ids.isEmpty else { return [:] }
        let rows = try transaction.rows(
            "SELECT id, status FROM templates WHERE workspace_id = \(workspace) AND id IN \(list: ids)"
        )
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                let status: String = try row["status"]
                return (try row["id"], Template.Status(rawValue: status))
            }
        )
    }

    /// Whether there is a template that may be sent.
    package func hasApproved(in workspace: WorkspaceID) throws -> Bool {
        try transaction.row(
            """
            SELECT id FROM templates
            WHERE workspace_id = \(workspace) AND status = \(Template.Status.approved.rawValue) LIMIT 1
            """
        ) != nil
    }

    /// Makes the channel's templates what Meta lists, and returns those that are new or different now, as they were.
    ///
    /// - Parameters:
    ///   - begun: when the reading of the list began. What was submitted since then may be missing from it.
    ///   - newID: makes an identity for a template that was not known.
    func replace(
        _ channel: ChannelID,
        with listed: [ListedTemplate],
        begun: Timestamp,
        at now: Timestamp,
        newID: () -> TemplateID,
        in workspace: WorkspaceID
    ) throws -> [(id: TemplateID, before: Template?)] {
        let rows = try transaction.rows(
            "SELECT * FROM templates WHERE workspace_id = \(workspace) AND channel_id = \(channel)"
        )
        var known = Dictionary(
            uniqueKeysWithValues: try rows.map(Template.init).map { (Key(name: $0.name, language: $0.language), $0) }
        )
        var changed: [(id: TemplateID, before: Template?)] = []
        for item in listed {
            let present = known.removeValue(forKey: Key(name: item.name, language: item.language))
            if let present, present.matches(item) { continue }
            let id = present?.id ?? newID()
            try write(item, id, channel, at: now, in: workspace)
            if let present, present.isDraft { try keepDraft(present, beside: item, at: now, in: workspace) }
            changed.append((id, present))
        }
        for gone in known.values.sorted(by: { $0.id < $1.id }) where gone.status != .deleted && !gone.isDraft {
            if let submitted = gone.desk.submittedAt, submitted >= begun { continue }
            try transaction.run(
                """
                UPDATE templates SET status = \(Template.Status.deleted.rawValue), changed_at = \(now)
                WHERE workspace_id = \(workspace) AND id = \(gone.id)
                """
            )
            changed.append((gone.id, gone))
        }
        return changed
    }

    /// Somebody made it elsewhere, or our own submission was not heard of: what was written here waits as an edit.
    private func keepDraft(
        _ draft: Template,
        beside item: ListedTemplate,
        at now: Timestamp,
        in workspace: WorkspaceID
    ) throws {
        guard draft.components != item.components else { return }
        let waiting = WaitingEdit(
            category: item.category,
            components: draft.components,
            ttlSeconds: draft.desk.ttlSeconds,
            changedAt: now
        )
        try setWaiting(waiting, of: draft.id, in: workspace)
    }

    private struct Key: Hashable {
        let name: String
        let language: String
    }

    private func write(
        _ item: ListedTemplate,
        _ id: TemplateID,
        _ channel: ChannelID,
        at now: Timestamp,
        in workspace: WorkspaceID
    ) throws {
        let kind = TemplateKind(item.components, category: item.category).rawValue
        try transaction.run(
            """
            INSERT INTO templates (workspace_id, id, channel_id, meta_id, name, language, category, status, components,
                parameter_format, quality, rejected_reason, created_at, changed_at, kind, ttl_seconds,
                previous_category)
            VALUES (\(workspace), \(id), \(channel), \(item.metaID), \(item.name), \(item.language), \(item.category),
                \(item.status), \(JSON.array(item.components).text()), \(item.parameterFormat), \(item.quality),
                \(item.rejectedReason), \(now), \(now), \(kind), \(item.ttlSeconds), \(item.previousCategory))
            ON CONFLICT (workspace_id, channel_id, name, language) DO UPDATE SET meta_id = excluded.meta_id,
                category = excluded.category, status = excluded.status, components = excluded.components,
                parameter_format = excluded.parameter_format, quality = excluded.quality,
                rejected_reason = excluded.rejected_reason, changed_at = excluded.changed_at, kind = excluded.kind,
                ttl_seconds = excluded.ttl_seconds,
                previous_category = COALESCE(excluded.previous_category, templates.previous_category)
            """
        )
    }
}

extension Template {
    fileprivate func matches(_ item: ListedTemplate) -> Bool {
        metaID == item.metaID && categoryWord == item.category && status.rawValue == item.status
            && components == item.components && usesNames == (item.parameterFormat == "NAMED")
            && quality == item.quality && rejectedReason == item.rejectedReason && !desk.kind.isEmpty
            && desk.ttlSeconds == item.ttlSeconds
    }
}
