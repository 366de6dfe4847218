import CloudAPI
package import Primitives
package import Storage

/// The rows of templates, inside a transaction of the caller's.
package struct TemplateStore {
    private let transaction: Transaction

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

    /// By name and language; those that Meta has deleted only when `status` asks for them.
    package func page(
        _ workspace: WorkspaceID,
        channel: ChannelID?,
        status: Template.Status?,
        search: String?,
        after last: Template?,
        limit: Int
    ) throws -> [Template] {
        var sql: SQL = "SELECT * FROM templates WHERE workspace_id = \(workspace)"
        if let channel { sql += " AND channel_id = \(channel)" }
        if let status {
            sql += " AND status = \(status.rawValue)"
        } else {
            sql += " AND status <> \(Template.Status.deleted.rawValue)"
        }
        if let search {
            // Names are lower case, digits and underscores, so folding is nothing more than this.
            let start = search.lowercased().replacing(" ", with: "_")
            sql += " AND name >= \(start) AND name < \(start + "\u{10FFFF}")"
        }
        if let last { sql += " AND (name, language, id) > (\(last.name), \(last.language), \(last.id))" }
        return try transaction.rows(sql + " ORDER BY name, language, id LIMIT \(limit)").map(Template.init)
    }

    /// Makes the channel's templates what Meta lists, and returns those that are new or different now.
    ///
    /// - Parameter newID: makes an identity for a template that was not known.
    func replace(
        _ channel: ChannelID,
        with listed: [ListedTemplate],
        at now: Timestamp,
        newID: () -> TemplateID,
        in workspace: WorkspaceID
    ) throws -> [TemplateID] {
        let rows = try transaction.rows(
            "SELECT * FROM templates WHERE workspace_id = \(workspace) AND channel_id = \(channel)"
        )
        var known = Dictionary(
            uniqueKeysWithValues: try rows.map(Template.init).map { (Key(name: $0.name, language: $0.language), $0) }
        )
        var changed: [TemplateID] = []
        for item in listed {
            let present = known.removeValue(forKey: Key(name: item.name, language: item.language))
            if let present, present.matches(item) { continue }
            let id = present?.id ?? newID()
            try write(item, id, channel, at: now, in: workspace)
            changed.append(id)
        }
        for gone in known.values where gone.status != .deleted {
            try transaction.run(
                """
                UPDATE templates SET status = \(Template.Status.deleted.rawValue), changed_at = \(now)
                WHERE workspace_id = \(workspace) AND id = \(gone.id)
                """
            )
            changed.append(gone.id)
        }
        return changed
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
        try transaction.run(
            """
            INSERT INTO templates (workspace_id, id, channel_id, meta_id, name, language, category, status, components,
                parameter_format, quality, rejected_reason, created_at, changed_at)
            VALUES (\(workspace), \(id), \(channel), \(item.metaID), \(item.name), \(item.language), \(item.category),
                \(item.status), \(JSON.array(item.components).text()), \(item.parameterFormat), \(item.quality),
                \(item.rejectedReason), \(now), \(now))
            ON CONFLICT (workspace_id, channel_id, name, language) DO UPDATE SET meta_id = excluded.meta_id,
                category = excluded.category, status = excluded.status, components = excluded.components,
                parameter_format = excluded.parameter_format, quality = excluded.quality,
                rejected_reason = excluded.rejected_reason, changed_at = excluded.changed_at
            """
        )
    }
}

extension Template {
    fileprivate func matches(_ item: ListedTemplate) -> Bool {
        metaID == item.metaID && categoryWord == item.category && status.rawValue == item.status
            && components == item.components && usesNames == (item.parameterFormat == "NAMED")
            && quality == item.quality
            && rejectedReason == item.rejectedReason
    }
}
