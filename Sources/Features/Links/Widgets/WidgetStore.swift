import Foundation
import Primitives
import Storage

/// SQL of widgets and their counts.
struct WidgetStore {
    /// Pages of a day that are counted apart; a page's address is the visitor's to make up.
    static let pagesMax = 200

    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func all() throws -> [Widget] {
        try transaction.rows("SELECT * FROM widgets WHERE workspace_id = \(workspace) ORDER BY id DESC").map(
            Widget.init
        )
    }

    func find(_ id: WidgetID) throws -> Widget? {
        try transaction.row("SELECT * FROM widgets WHERE workspace_id = \(workspace) AND id = \(id)").map(Widget.init)
    }

    /// What a page asks for, with the number; `nil` for none, or one that is switched off.
    static func find(key: String, _ transaction: Transaction) throws -> (WidgetStore, Widget, number: String)? {
        try transaction.row(
            """
            SELECT w.*, c.display_number FROM widgets w
            JOIN channels c ON c.workspace_id = w.workspace_id AND c.id = w.channel_id AND c.state = 'connected'
            WHERE w.key = \(key) AND w.active = 1
            """
        ).map { row in
            (WidgetStore(transaction, in: try row["workspace_id"]), try Widget(row), number: try row["display_number"])
        }
    }

    func save(_ widget: Widget, at: Timestamp) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let settings = String(decoding: try encoder.encode(widget.settings), as: UTF8.self)
        try transaction.run(
            """
            INSERT INTO widgets (workspace_id, id, channel_id, name, settings, domains, key, active, created_at)
            VALUES (\(workspace), \(widget.id), \(widget.channel), \(widget.name), \(settings),
             \(widget.domains.joined(separator: " ")), \(widget.key), \(widget.isActive), \(at))
            ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name, settings = excluded.settings,
             domains = excluded.domains, active = excluded.active
            """
        )
    }

    func delete(_ id: WidgetID) throws -> Bool {
        try transaction.run("DELETE FROM widget_days WHERE workspace_id = \(workspace) AND widget_id = \(id)")
        return try transaction.run("DELETE FROM widgets WHERE workspace_id = \(workspace) AND id = \(id)") > 0
    }

    func count(_ what: WidgetCount, of id: WidgetID, on page: String, at: Timestamp) throws {
        let (seen, clicks) = what == .seen ? (1, 0) : (0, 1)
        try transaction.run(
            """
            UPDATE widgets SET seen = seen + \(seen), clicks = clicks + \(clicks)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
        let known = try transaction.row(
            """
            SELECT count(*) AS pages, count(CASE WHEN page = \(page) THEN 1 END) AS here FROM widget_days
            WHERE workspace_id = \(workspace) AND widget_id = \(id) AND day = \(at.day)
            """
        )
        let (pages, here): (Int, Int) = (try known?["pages"] ?? 0, try known?["here"] ?? 0)
        let counted = here > 0 || pages < Self.pagesMax ? page : ""
        try transaction.run(
            """
            INSERT INTO widget_days (workspace_id, widget_id, day, page, seen, clicks)
            VALUES (\(workspace), \(id), \(at.day), \(counted), \(seen), \(clicks))
            ON CONFLICT (workspace_id, widget_id, day, page) DO UPDATE SET seen = widget_days.seen + excluded.seen,
             clicks = widget_days.clicks + excluded.clicks
            """
        )
    }

    func days(of id: WidgetID, from: String, to: String) throws -> [WidgetDay] {
        try transaction.rows(
            """
            SELECT day, page, seen, clicks FROM widget_days
            WHERE workspace_id = \(workspace) AND widget_id = \(id) AND day >= \(from) AND day <= \(to)
            ORDER BY day DESC, seen DESC, page LIMIT 2000
            """
        ).map { WidgetDay(day: try $0["day"], page: try $0["page"], seen: try $0["seen"], clicks: try $0["clicks"]) }
    }
}

enum WidgetCount: String, Sendable {
    case seen
    case click
}

/// What was counted on one page on one day.
struct WidgetDay: Codable, Sendable, Equatable {
    let day: String
    /// Its host and path; empty for those beyond the first 200 of a day.
    let page: String
    let seen: Int64
    let clicks: Int64
}
