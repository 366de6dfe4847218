import Contacts
import Primitives
import Routes

extension ConversationFilter {
    static let parameters = [
        QueryParameter("tab", "unassigned, mine, mentions, pinned, open or resolved; open when left out"),
        QueryParameter("inbox", "sales or support; both when left out"),
        QueryParameter("channel", "A channel's identifier"),
        QueryParameter("assignee", "A member's or team's identifier, or none"),
        QueryParameter("tag", "A tag's identifier"),
        QueryParameter("unread", "true: only what is unread"),
        QueryParameter("window", "open or closed: whether free-form messages may be sent"),
        QueryParameter("source", "contact, ad, link, campaign, agent or api: how it began"),
        QueryParameter("from", "Last active at this time or later"), QueryParameter("to", "Last active before"),
        QueryParameter("search", "The beginning of a name, a number or a username"),
        QueryParameter("sort", "newest, oldest or waiting: those who wait for an answer, the longest first"),
        QueryParameter("filter", "open, unread or resolved: the earlier form of tab and unread"),
    ]

    init(_ call: Call) throws {
        let words = Tab.allCases.map(\.rawValue).joined(separator: ", ")
        var tab = try call.query("tab", "one of \(words)") { Tab(rawValue: $0) }
        let earlier = try call.query("filter", "open, unread or resolved") {
            ["open", "unread", "resolved"].contains($0) ? $0 : nil
        }
        if tab == nil, earlier == "resolved" { tab = .resolved }
        self.init(tab ?? .open)
        inbox = try call.query("inbox", "sales or support") { Inbox(rawValue: $0) }
        channel = try call.queryID("channel")
        assignee = try call.query("assignee", "a member, a team or none") { Assignee($0) }
        tag = try call.queryID("tag")
        isUnread = try call.query("unread", "true or false") { Bool($0) } ?? (earlier == "unread")
        isWindowOpen = try call.query("window", "open or closed") { ["open": true, "closed": false][$0] }
        source = try call.query("source", "a source of conversations") { Conversation.Source(rawValue: $0) }
        from = try call.queryTimestamp("from")
        to = try call.queryTimestamp("to")
        search = call.query("search").map { String($0.prefix(100)) }
        sort = try call.query("sort", "newest, oldest or waiting") { Sort(rawValue: $0) } ?? .newest
    }
}
