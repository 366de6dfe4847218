package import Primitives
package import Storage

/// SQL of tracked links.
package struct TrackedLinkStore {
    package static let linksMax = 50

    let transaction: Transaction
    let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// The owner's link to this address, made when there is none.
    ///
    /// - Parameter url: one of which `TrackedURL` has nothing to say.
    package func link(_ owner: TrackedLink.Owner, to url: String, ambient: Ambient) throws -> TrackedLink {
        if let present = try links(of: owner).first(where: { $0.url == url }) { return present }
        let row = try transaction.row(
            """
            INSERT INTO tracked_links (workspace_id, id, owner_kind, owner_id, url, secret, clicks, people, created_at)
            VALUES (\(workspace), \(ambient.rawID()), \(owner.kind), \(owner.id), \(url), \(ambient.randomBytes(16)), 0, 0,
                \(ambient.now()))
            ON CONFLICT (workspace_id, owner_kind, owner_id, url) DO UPDATE SET url = excluded.url
            RETURNING *
            """
        )
        guard let row else { throw DatabaseError.statement("a tracked link was not kept") }
        return try TrackedLink(row)
    }

    package func links(of owner: TrackedLink.Owner) throws -> [TrackedLink] {
        try transaction.rows(
            """
            SELECT * FROM tracked_links
            WHERE workspace_id = \(workspace) AND owner_kind = \(owner.kind) AND owner_id = \(owner.id) ORDER BY id
            """
        ).map(TrackedLink.init)
    }

    /// Of all workspaces: whoever follows an address belongs to none.
    static func find(_ id: TrackedLinkID, _ transaction: Transaction) throws -> TrackedLink? {
        try transaction.row("SELECT * FROM tracked_links WHERE id = \(id)").map(TrackedLink.init)
    }

    /// Counts a click.
    ///
    /// - Returns: whether it is this recipient's first on this link.
    func clicked(_ link: TrackedLinkID, by recipient: Int64, at: Timestamp) throws -> Bool {
        let row = try transaction.row(
            """
            INSERT INTO tracked_clicks (workspace_id, link_id, recipient, first_at, clicks)
            VALUES (\(workspace), \(link), \(recipient), \(at), 1)
            ON CONFLICT (workspace_id, link_id, recipient) DO UPDATE SET clicks = tracked_clicks.clicks + 1
            RETURNING clicks
            """
        )
        let isFirst = try row?["clicks"] == 1 as Int64
        try transaction.run(
            """
            UPDATE tracked_links SET clicks = clicks + 1, people = people + \(isFirst ? 1 : 0)
            WHERE workspace_id = \(workspace) AND id = \(link)
            """
        )
        return isFirst
    }
}
