import Contacts
import Events
import Primitives
package import Routes
import Storage

extension Permission {
    package static let viewInbox = Permission("inbox.view", from: .member)
    package static let sendMessages = Permission("inbox.send", from: .member)
}

/// The inbox over HTTP: conversations.
struct ConversationRoutes {
    let service: MessagingService

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/conversations",
                access: .permission(.viewInbox),
                summary: "The inbox, tab by tab",
                query: .page + ConversationFilter.parameters + [Self.ids],
                gives: Page<ConversationBody>.self,
                list
            ),
            Route(
                .get,
                "/api/conversations/counts",
                access: .permission(.viewInbox),
                summary: "How many conversations there are in each tab, and how many of them are unread",
                query: [QueryParameter("inbox", "sales or support; both when left out")],
                gives: TabCountsBody.self,
                counts
            ),
            Route(
                .post,
                "/api/conversations",
                access: .permission(.sendMessages),
                summary: "Open a conversation with a contact or a new number",
                takes: NewConversationBody.self,
                gives: ConversationBody.self,
                status: 201,
                open
            ),
            Route(
                .get,
                "/api/conversations/{id}",
                access: .permission(.viewInbox),
                summary: "One conversation",
                gives: ConversationBody.self,
                show
            ),
            Route(
                .get,
                "/api/conversations/{id}/prices",
                access: .permission(.sendMessages),
                summary: "What a template of each category would cost here now",
                gives: ConversationPricesBody.self
            ) { call in
                let id: ConversationID = try call.id("id")
                return .json(
                    try await service.look(by: try call.caller) { transaction, scope in
                        try ConversationPricesBody.of(id, service: service, scope: scope, transaction)
                    }
                )
            },
        ]
    }

    private static let idsMax = 50
    private static let ids = QueryParameter(
        "ids",
        "Up to \(idsMax) identifiers with commas between them: these, whatever else is asked for"
    )

    @Sendable private func list(_ call: Call) async throws -> Reply {
        if let ids = try call.query("ids", "up to \(Self.idsMax) identifiers", read: Self.identifiers) {
            let entries = try await service.look(by: try call.caller) { transaction, scope in
                try ConversationList(transaction: transaction, ambient: service.ambient, scope: scope).entries(of: ids)
            }
            return .json(Page(items: entries.map(ConversationBody.init), next: nil))
        }
        let page = try call.page
        let filter = try ConversationFilter(call)
        let entries = try await service.look(by: try call.caller) { transaction, scope in
            try ConversationList(transaction: transaction, ambient: service.ambient, scope: scope)
                .page(filter, page: page)
        }
        return .json(
            Page(fetched: entries, page: page) {
                Cursor("\($0.key)", "\($0.conversation.id.rawValue)")
            } item: {
                ConversationBody($0)
            }
        )
    }

    private static func identifiers(_ text: String) -> [ConversationID]? {
        let parts = text.split(separator: ",", maxSplits: idsMax, omittingEmptySubsequences: false)
        let ids = parts.compactMap { ConversationID(String($0)) }
        return ids.count == parts.count && ids.count <= idsMax ? ids : nil
    }

    @Sendable private func counts(_ call: Call) async throws -> Reply {
        let inbox = try call.query("inbox", "sales or support") { Inbox(rawValue: $0) }
        let counts = try await service.look(by: try call.caller) { transaction, scope in
            try TabCounts(scope, inbox: inbox, in: transaction)
        }
        return .json(TabCountsBody(counts))
    }

    @Sendable private func show(_ call: Call) async throws -> Reply {
        .json(try await body(call.id("id"), for: call.caller))
    }

    private func body(_ id: ConversationID, for caller: Caller) async throws -> ConversationBody {
        let entry = try await service.look(by: caller) { transaction, scope in
            try ConversationList(transaction: transaction, ambient: service.ambient, scope: scope).entry(id)
        }
        return ConversationBody(entry)
    }

    @Sendable private func open(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        let body: NewConversationBody = try await call.body()
        let conversation = try await service.open(
            body.channelId,
            with: body.contactId,
            phone: body.phone,
            name: body.name,
            agreed: body.agreed ?? false,
            by: caller
        )
        return .created(try await self.body(conversation, for: caller), at: "/api/conversations/\(conversation)")
    }
}

/// With whom to open a conversation: a contact, or a number that may be new.
struct NewConversationBody: Codable, Sendable {
    let channelId: ChannelID
    let contactId: ContactID?
    let phone: PhoneNumber?
    let name: String?
    /// Whether the person agreed to marketing messages, by the caller's word; kept where the number is new. Takes
    /// `contacts.edit`.
    let agreed: Bool?
}

/// The numbers on the tabs.
struct TabCountsBody: Codable, Sendable {
    let unassigned: TabCounts.Count
    let mine: TabCounts.Count
    let mentions: TabCounts.Count
    let pinned: TabCounts.Count
    let open: TabCounts.Count
    let resolved: TabCounts.Count

    init(_ counts: TabCounts) {
        func count(_ tab: ConversationFilter.Tab) -> TabCounts.Count { counts.tabs[tab] ?? TabCounts.Count() }
        unassigned = count(.unassigned)
        mine = count(.mine)
        mentions = count(.mentions)
        pinned = count(.pinned)
        open = count(.open)
        resolved = count(.resolved)
    }
}
