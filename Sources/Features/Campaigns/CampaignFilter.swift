import Contacts
package import Primitives
import Routes
import Storage

/// Which campaigns a list shows.
package struct CampaignFilter: Sendable, Equatable {
    package var state: Campaign.State?
    package var channel: ChannelID?
    /// Also one that is tried against others.
    package var template: TemplateID?
    /// A part of the name.
    package var search: String?
    /// When it was made: from this moment, and before that one.
    package var from: Timestamp?
    package var to: Timestamp?

    package init() {}

    init(_ call: Call) throws {
        state = try call.query("state", "a campaign's state") { Campaign.State(rawValue: $0) }
        channel = try call.queryID("channel")
        template = try call.queryID("template")
        search = call.query("search").map { String($0.prefix(100)) }
        from = try call.queryTimestamp("from")
        to = try call.queryTimestamp("to")
    }

    static let parameters = [
        QueryParameter("state", Campaign.State.allCases.map(\.rawValue).joined(separator: ", ")),
        QueryParameter("channel", "Only of this channel"),
        QueryParameter("template", "Only with this template"),
        QueryParameter("search", "A part of the name"),
        QueryParameter("from", "Made at this time or later, 2026-11-01T00:00:00Z"),
        QueryParameter("to", "Made before this time"),
    ]

    /// On rows of `campaigns`; always begins with AND, or is empty.
    var condition: SQL {
        var sql: SQL = ""
        switch state {
        case nil: break
        case .late: sql += " AND state = 'scheduled' AND late_since IS NOT NULL"
        case .scheduled: sql += " AND state = 'scheduled' AND late_since IS NULL"
        case .some(let state): sql += " AND state = \(state.rawValue)"
        }
        if let channel { sql += " AND channel_id = \(channel)" }
        if let template { sql += " AND " + CampaignStore.sends(template) }
        if let search {
            let pattern = FoldedText(search).value.replacing("\\", with: "\\\\").replacing("%", with: "\\%")
                .replacing("_", with: "\\_")
            sql += " AND folded_name LIKE \("%\(pattern)%") ESCAPE '\\'"
        }
        if let from { sql += " AND created_at >= \(from)" }
        if let to { sql += " AND created_at < \(to)" }
        return sql
    }
}
