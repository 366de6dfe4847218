import Messaging
import Primitives
import Routes
import Storage
import Workspaces

/// What can be done with chat widgets.
struct WidgetService: Sendable {
    static let widgetsMax = 100

    let database: Database
    let ambient: Ambient
    let publicURL: String
    let audit: AuditLog
    let limiter: RateLimiter

    init(database: Database, ambient: Ambient, publicURL: String) {
        self.database = database
        self.ambient = ambient
        self.publicURL = publicURL
        audit = AuditLog(ambient: ambient)
        limiter = RateLimiter(burst: 60, oneEvery: .seconds(1), ambient: ambient)
    }

    func all(in workspace: WorkspaceID) async throws -> [Widget] {
        try await database.read { try WidgetStore($0, in: workspace).all() }
    }

    func find(_ id: WidgetID, in workspace: WorkspaceID) async throws -> Widget {
        guard let widget = try await database.read({ try WidgetStore($0, in: workspace).find(id) }) else {
            throw LinksError.widgetNotFound
        }
        return widget
    }

    func add(_ wanted: WidgetBody.Wanted, by caller: Caller) async throws -> Widget {
        try await database.write { transaction in
            let store = WidgetStore(transaction, in: caller.workspace)
            guard let channel = wanted.channelId, try ChannelStore(transaction).find(caller.workspace, channel) != nil
            else {
                throw Problem.invalid(
                    .init(field: "channelId", detail: "Name a number of this workspace.", code: "unknown")
                )
            }
            guard try store.all().count < Self.widgetsMax else {
                throw LinksError.tooMany("widgets", limit: Self.widgetsMax)
            }
            var widget = Widget(
                id: ambient.id(),
                channel: channel,
                name: "",
                settings: WidgetSettings(),
                domains: [],
                key: Slug.make(ambient.randomBytes(16))
            )
            try wanted.apply(to: &widget, isNew: true)
            try store.save(widget, at: ambient.now())
            try audit.record("widgets.made", subject: "\(widget.id)", detail: widget.name, by: caller, in: transaction)
            return widget
        }
    }

    func change(_ id: WidgetID, _ wanted: WidgetBody.Wanted, by caller: Caller) async throws -> Widget {
        try await database.write { transaction in
            let store = WidgetStore(transaction, in: caller.workspace)
            guard var widget = try store.find(id) else { throw LinksError.widgetNotFound }
            try wanted.apply(to: &widget, isNew: false)
            try store.save(widget, at: ambient.now())
            try audit.record("widgets.changed", subject: "\(id)", detail: widget.name, by: caller, in: transaction)
            return widget
        }
    }

    func delete(_ id: WidgetID, by caller: Caller) async throws {
        try await database.write { transaction in
            let store = WidgetStore(transaction, in: caller.workspace)
            guard let widget = try store.find(id), try store.delete(id) else { throw LinksError.widgetNotFound }
            try audit.record("widgets.deleted", subject: "\(id)", detail: widget.name, by: caller, in: transaction)
        }
    }

    func days(of id: WidgetID, from: String, to: String, in workspace: WorkspaceID) async throws -> [WidgetDay] {
        try await database.read { transaction in
            let store = WidgetStore(transaction, in: workspace)
            guard try store.find(id) != nil else { throw LinksError.widgetNotFound }
            return try store.days(of: id, from: from, to: to)
        }
    }

    func script(key: String) async throws -> String? {
        let found = try await database.read { transaction in
            try WidgetStore.find(key: key, transaction).map { found in (found.1, found.number) }
        }
        return try found.map { try WidgetScript.text($0.0, number: $0.1) }
    }

    /// Counts what a page tells. A page that may not show it, and an unknown key, count nothing and hear nothing of it.
    func count(_ what: WidgetCount, key: String, origin: String?, path: String) async throws {
        let at = ambient.now()
        let found = try await database.read { transaction in
            try WidgetStore.find(key: key, transaction).map { found in (found.0.workspace, found.1) }
        }
        guard let (workspace, widget) = found, widget.allows(origin: origin) else { return }
        let host =
            origin.flatMap { $0.firstRange(of: "://").map { range in String(origin?[range.upperBound...] ?? "") } }
            ?? ""
        let plain = path.prefix { $0 != "?" && $0 != "#" }.filter { !$0.isNewline && $0 != "\0" }
        let page = String((host.prefix(100) + (plain.hasPrefix("/") ? plain : "/")).prefix(200))
        try await database.write { try WidgetStore($0, in: workspace).count(what, of: widget.id, on: page, at: at) }
    }
}
