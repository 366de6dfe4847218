package import Primitives
import Storage

/// What a list shows.
package struct TemplateFilter: Sendable {
    package var channel: ChannelID?
    package var status: Template.Status?
    /// Anywhere in the name.
    package var search: String?
    package var category: String?
    package var language: String?
    package var quality: String?
    package var kind: TemplateKind?
    package var sort = Sort.name

    package enum Sort: String, Sendable {
        case name
        case newest
        case used
    }

    package init(channel: ChannelID? = nil, status: Template.Status? = nil, search: String? = nil) {
        self.channel = channel
        self.status = status
        self.search = search
    }
}

extension TemplateStore {
    /// Those that Meta has deleted only when the status asks for them.
    func page(_ filter: TemplateFilter, after last: Template?, limit: Int, in workspace: WorkspaceID) throws
        -> [Template]
    {
        var sql: SQL = "SELECT * FROM templates WHERE workspace_id = \(workspace)"
        if let channel = filter.channel { sql += " AND channel_id = \(channel)" }
        if let status = filter.status {
            sql += " AND status = \(status.rawValue)"
        } else {
            sql += " AND status <> \(Template.Status.deleted.rawValue)"
        }
        if let search = filter.search, !search.isEmpty {
            // Names are lower case, digits and underscores, so folding is nothing more than this.
            let folded = search.lowercased().replacing(" ", with: "_")
            let literal = folded.replacing("\\", with: "\\\\").replacing("_", with: "\\_").replacing("%", with: "\\%")
            sql += " AND name LIKE \("%\(literal)%") ESCAPE '\\'"
        }
        if let category = filter.category { sql += " AND category = \(category.uppercased())" }
        if let language = filter.language { sql += " AND language = \(language)" }
        if let quality = filter.quality { sql += " AND quality = \(quality.uppercased())" }
        if let kind = filter.kind { sql += " AND kind = \(kind.rawValue)" }
        switch filter.sort {
        case .name:
            if let last { sql += " AND (name, language, id) > (\(last.name), \(last.language), \(last.id))" }
            sql += " ORDER BY name, language, id"
        case .newest:
            if let last { sql += " AND (created_at, id) < (\(last.createdAt), \(last.id))" }
            sql += " ORDER BY created_at DESC, id DESC"
        case .used:
            if let last {
                let used = last.desk.usedAt ?? Timestamp(milliseconds: 0)
                sql += " AND (COALESCE(used_at, 0), id) < (\(used), \(last.id))"
            }
            sql += " ORDER BY COALESCE(used_at, 0) DESC, id DESC"
        }
        return try transaction.rows(sql + " LIMIT \(limit)").map(Template.init)
    }

    struct Summary {
        let names: Int
        let byStatus: [(status: String, count: Int)]
        let languages: [String]
        let requestedAt: Timestamp?
        let syncedAt: Timestamp?
    }

    /// What a channel has; `nil`: all channels.
    func summary(_ channel: ChannelID?, in workspace: WorkspaceID) throws -> Summary {
        let only: SQL = channel.map { id -> SQL in " AND channel_id = \(id)" } ?? ""
        let names = try transaction.row(
            """
            SELECT count(DISTINCT name) AS count FROM templates
            WHERE workspace_id = \(workspace)\(only) AND status <> 'DELETED' AND status <> 'DRAFT'
            """
        )
        let statuses = try transaction.rows(
            """
            SELECT status, count(*) AS count FROM templates
            WHERE workspace_id = \(workspace)\(only) AND status <> 'DELETED' GROUP BY status ORDER BY status
            """
        )
        let languages = try transaction.rows(
            """
            SELECT DISTINCT language FROM templates
            WHERE workspace_id = \(workspace)\(only) AND status <> 'DELETED' ORDER BY language
            """
        )
        let sync = try transaction.row(
            """
            SELECT max(requested_at) AS requested_at, min(synced_at) AS synced_at FROM template_syncs
            WHERE workspace_id = \(workspace)\(only)
            """
        )
        return Summary(
            names: try names.map { try $0["count"] } ?? 0,
            byStatus: try statuses.map { (try $0["status"], try $0["count"]) },
            languages: try languages.map { try $0["language"] },
            requestedAt: try sync.flatMap { try $0["requested_at"] },
            syncedAt: try sync.flatMap { try $0["synced_at"] }
        )
    }

    func syncRequested(_ channel: ChannelID, at now: Timestamp, in workspace: WorkspaceID) throws {
        try transaction.run(
            """
            INSERT INTO template_syncs (workspace_id, channel_id, requested_at) VALUES (\(workspace), \(channel), \(now))
            ON CONFLICT (workspace_id, channel_id) DO UPDATE SET requested_at = excluded.requested_at
            """
        )
    }

    func synced(_ channel: ChannelID, at now: Timestamp, in workspace: WorkspaceID) throws {
        try transaction.run(
            """
            INSERT INTO template_syncs (workspace_id, channel_id, synced_at) VALUES (\(workspace), \(channel), \(now))
            ON CONFLICT (workspace_id, channel_id) DO UPDATE SET synced_at = excluded.synced_at
            """
        )
    }

    func events(of id: TemplateID, in workspace: WorkspaceID) throws -> [TemplateEvent] {
        try transaction.rows(
            """
            SELECT * FROM template_events WHERE workspace_id = \(workspace) AND template_id = \(id)
            ORDER BY id DESC LIMIT 200
            """
        ).map { row in
            let kind: String = try row["kind"]
            return TemplateEvent(
                id: try row["id"],
                at: try row["at"],
                kind: TemplateEvent.Kind(rawValue: kind) ?? .status,
                words: try row["words"],
                actor: try row["actor"]
            )
        }
    }
}
