package import Primitives
package import Routes
package import Storage

/// A click on a tracked link.
package struct TrackedClick: Sendable, Equatable {
    package let link: TrackedLinkID
    package let owner: TrackedLink.Owner
    /// Where it leads.
    package let url: String
    /// The owner's own number of whoever clicked.
    package let recipient: Int64
    package let at: Timestamp
    /// Of this recipient on this link.
    package let isFirst: Bool
}

/// Short addresses that are each recipient's own, lead where their sender said and nowhere else, and are counted.
package struct TrackedLinks: Sendable {
    /// Told of a click in the transaction that counts it.
    package typealias Observer = @Sendable (Transaction, WorkspaceID, TrackedClick) throws -> Void

    /// What the short addresses of this server begin with.
    package let prefix: String
    private let database: Database
    private let ambient: Ambient
    private let onClick: Observer
    /// Of one address: a person, or many behind one router.
    private let limiter: RateLimiter

    package init(database: Database, ambient: Ambient, publicURL: String, onClick: @escaping Observer) {
        prefix = Self.prefix(publicURL)
        self.database = database
        self.ambient = ambient
        self.onClick = onClick
        limiter = RateLimiter(burst: 120, oneEvery: .milliseconds(500), ambient: ambient)
    }

    package static func prefix(_ publicURL: String) -> String { publicURL + "/t/" }

    package var routes: [Route] {
        [
            Route(.get, "/t/{token}", access: .public, summary: "Leads to where a message's button points") { call in
                try limiter.take(RateLimiter.key(ip: call.ip))
                guard let address = try await follow(call.parameter("token"), isVisit: call.isVisit) else {
                    return PlainPage(
                        title: "No such link",
                        body: "<h1>This link leads nowhere</h1><p>It was mistyped. Ask whoever gave it to you.</p>"
                    ).reply(status: 404)
                }
                return Reply.leading(to: address)
            }
        ]
    }

    /// Where a token leads; `nil` when it is none of ours.
    ///
    /// - Parameter isVisit: whether it counts.
    package func follow(_ text: String, isVisit: Bool) async throws -> String? {
        guard let (token, seal) = TrackedToken.read(text),
            let link = try await database.read({ try TrackedLinkStore.find(token.link, $0) }),
            token.isSealed(seal, by: link.secret)
        else { return nil }
        guard isVisit else { return link.url }
        let at = ambient.now()
        try await database.write { transaction in
            let isFirst = try TrackedLinkStore(transaction, in: link.workspace)
                .clicked(link.id, by: token.recipient, at: at)
            let click = TrackedClick(
                link: link.id,
                owner: link.owner,
                url: link.url,
                recipient: token.recipient,
                at: at,
                isFirst: isFirst
            )
            try onClick(transaction, link.workspace, click)
        }
        return link.url
    }
}
