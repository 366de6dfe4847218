import Messaging
import Primitives
import Routes
import Storage
import Workspaces

/// What can be done with quick links.
struct QuickLinkService: Sendable {
    static let linksMax = 1_000

    let database: Database
    let ambient: Ambient
    let publicURL: String
    let audit: AuditLog
    /// Of one address: a person, or a code that a crowd scans behind one router.
    let limiter: RateLimiter

    init(database: Database, ambient: Ambient, publicURL: String) {
        self.database = database
        self.ambient = ambient
        self.publicURL = publicURL
        audit = AuditLog(ambient: ambient)
        limiter = RateLimiter(burst: 120, oneEvery: .milliseconds(500), ambient: ambient)
    }

    /// A link as others see it: with its number, which a link cannot do without.
    struct Shown: Sendable {
        let link: QuickLink
        let number: String
    }

    func page(after last: QuickLinkID?, limit: Int, in workspace: WorkspaceID) async throws -> [Shown] {
        try await database.read { transaction in
            let links = try QuickLinkStore(transaction, in: workspace).page(after: last, limit: limit)
            let channels = try ChannelStore(transaction).all(workspace)
            let numbers = Dictionary(channels.map { ($0.id, $0.displayNumber) }) { first, _ in first }
            return links.map { Shown(link: $0, number: numbers[$0.channel] ?? "") }
        }
    }

    func find(_ id: QuickLinkID, in workspace: WorkspaceID) async throws -> Shown {
        try await database.read { try Self.shown(id, QuickLinkStore($0, in: workspace)) }
    }

    private static func shown(_ id: QuickLinkID, _ store: QuickLinkStore) throws -> Shown {
        guard let link = try store.find(id) else { throw LinksError.linkNotFound }
        let channel = try ChannelStore(store.transaction).find(store.workspace, link.channel)
        return Shown(link: link, number: channel?.displayNumber ?? "")
    }

    func add(_ wanted: QuickLinkBody.Wanted, by caller: Caller) async throws -> Shown {
        try await database.write { transaction in
            let store = QuickLinkStore(transaction, in: caller.workspace)
            guard let id = wanted.channelId, try ChannelStore(transaction).find(caller.workspace, id) != nil else {
                throw Problem.invalid(
                    .init(field: "channelId", detail: "Name a number of this workspace.", code: "unknown")
                )
            }
            guard try store.count() < Self.linksMax else { throw LinksError.tooMany("links", limit: Self.linksMax) }
            let link = QuickLink(
                id: ambient.id(),
                channel: id,
                name: try wanted.checkedName(wanted.name ?? ""),
                text: try wanted.checkedText(wanted.text ?? ""),
                hasCode: wanted.code ?? false,
                slug: try wanted.checkedSlug() ?? Slug.make(ambient.randomBytes(8)),
                by: caller.member,
                createdAt: ambient.now()
            )
            guard try store.save(link) else { throw LinksError.slugTaken }
            try audit.record("links.made", subject: "\(link.id)", detail: link.name, by: caller, in: transaction)
            return try Self.shown(link.id, store)
        }
    }

    func change(_ id: QuickLinkID, _ wanted: QuickLinkBody.Wanted, by caller: Caller) async throws -> Shown {
        try await database.write { transaction in
            let store = QuickLinkStore(transaction, in: caller.workspace)
            guard var link = try store.find(id) else { throw LinksError.linkNotFound }
            if let name = wanted.name { link.name = try wanted.checkedName(name) }
            if let text = wanted.text { link.text = try wanted.checkedText(text) }
            if let code = wanted.code { link.hasCode = code }
            if let slug = try wanted.checkedSlug() { link.slug = slug }
            if let active = wanted.active { link.isActive = active }
            guard try store.save(link) else { throw LinksError.slugTaken }
            try audit.record("links.changed", subject: "\(id)", detail: link.name, by: caller, in: transaction)
            return try Self.shown(id, store)
        }
    }

    func delete(_ id: QuickLinkID, by caller: Caller) async throws {
        try await database.write { transaction in
            let store = QuickLinkStore(transaction, in: caller.workspace)
            guard let link = try store.find(id), try store.delete(id) else { throw LinksError.linkNotFound }
            try audit.record("links.deleted", subject: "\(id)", detail: link.name, by: caller, in: transaction)
        }
    }

    func days(of id: QuickLinkID, from: String, to: String, in workspace: WorkspaceID) async throws -> [QuickLinkDay] {
        try await database.read { transaction in
            let store = QuickLinkStore(transaction, in: workspace)
            guard try store.find(id) != nil else { throw LinksError.linkNotFound }
            return try store.days(of: id, from: from, to: to)
        }
    }

    /// Where a short address leads. Counted, but for the programs that look at links to show a preview.
    func follow(_ slug: String, isPerson: Bool) async throws -> String? {
        guard Slug.isGood(slug) else { return nil }
        let found = try await database.read { transaction in
            try QuickLinkStore.find(slug: slug, transaction).map { ($0.workspace, $1, $2) }
        }
        guard let (workspace, link, number) = found else { return nil }
        if isPerson {
            let at = ambient.now()
            try await database.write { try QuickLinkStore($0, in: workspace).clicked(link.id, at: at) }
        }
        return WaAddress.of(number: number, text: link.filledText)
    }
}
