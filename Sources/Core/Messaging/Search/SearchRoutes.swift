import Contacts
import Primitives
import Routes
import Storage

/// Search over messages and contacts, over HTTP.
struct SearchRoutes {
    let service: MessagingService

    private static let contactsMax = 20

    var route: Route {
        Route(
            .get,
            "/api/search",
            access: .permission(.viewInbox),
            summary: "Messages and contacts by their words, the newest first",
            query: .page + [
                QueryParameter("q", "Words, or how they begin; all of them must be there"),
                QueryParameter("kind", "messages, contacts or all"),
                QueryParameter("sender", "contact, us or a member's identifier"),
                QueryParameter("inbox", "sales or support"), QueryParameter("from", "At this time or later"),
                QueryParameter("to", "Before this time"), QueryParameter("tag", "A tag's identifier"),
                QueryParameter("has", "Only messages with this, also without words: \(SearchedKind.words)"),
                QueryParameter("media", "true: the same as has=file"),
            ],
            gives: Page<SearchBody>.self,
            search
        )
    }

    @Sendable private func search(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        let page = try call.page
        let text = String((call.query("q") ?? "").prefix(200))
        let kind =
            try call.query("kind", "messages, contacts or all") {
                ["messages", "contacts", "all"].contains($0) ? $0 : nil
            } ?? "all"
        let query = try Self.query(call, text)
        let last: MessageID? = try page.after.map { try $0.id(0) }
        let found = try await service.look(by: caller) {
            transaction,
            scope -> (contacts: [SearchBody], messages: [SearchBody], next: MessageID?) in
            let store = ContactStore(transaction, ambient: service.ambient)
            var contacts: [SearchBody] = []
            // They stand before the first page and do not count.
            if kind != "messages", last == nil, !text.isEmpty, caller.can(.viewContacts) {
                contacts = try store.page(
                    caller.workspace,
                    search: text,
                    wholeNumbers: scope.hidesNumbers,
                    after: nil,
                    limit: Self.contactsMax
                ).map { SearchBody(message: nil, contact: .init($0.id, $0, hidesNumber: scope.hidesNumbers)) }
            }
            guard kind != "contacts" else { return (contacts, [], nil) }
            let (hits, next) = try MessageSearch(transaction: transaction, scope: scope)
                .page(query, after: last, limit: page.limit)
            let people = try store.contacts(Array(Set(hits.map(\.contact))), in: caller.workspace)
            let messages = hits.map { hit in
                SearchBody(
                    message: .init(hit, query.words, hidesNumbers: scope.hidesNumbers),
                    contact: .init(hit.contact, people[hit.contact], hidesNumber: scope.hidesNumbers)
                )
            }
            return (contacts, messages, next)
        }
        return .json(Page(items: found.contacts + found.messages, next: found.next.map { Cursor($0) }))
    }

    private static func query(_ call: Call, _ text: String) throws -> MessageSearch.Query {
        var query = MessageSearch.Query(words: SearchWords(text).words)
        query.sender = try call.query("sender", "contact, us or a member") { MessageSearch.Query.Sender($0) }
        query.inbox = try call.query("inbox", "sales or support") { Inbox(rawValue: $0) }
        query.tag = try call.queryID("tag")
        query.from = try call.queryTimestamp("from")
        query.to = try call.queryTimestamp("to")
        query.has = try call.query("has", "one of \(SearchedKind.words)") { SearchedKind(rawValue: $0) }
        if query.has == nil, try call.query("media", "true or false", read: { Bool($0) }) == true { query.has = .file }
        return query
    }
}

struct SearchBody: Codable, Sendable {
    /// `nil` when the contact itself was found.
    let message: Hit?
    let contact: ConversationBody.Person

    struct Hit: Codable, Sendable {
        let id: MessageID
        let conversationId: ConversationID
        let snippet: [Snippet.Part]
        let type: String
        let at: Timestamp
        let direction: String

        init(_ found: MessageSearch.Found, _ words: [String], hidesNumbers: Bool) {
            id = found.id
            conversationId = found.conversation
            snippet = Snippet.parts(
                of: hidesNumbers ? NumberMask.masked(found.text) : found.text,
                words
            )
            type = found.type
            at = found.at
            direction = found.direction.rawValue
        }
    }
}
