import Primitives
package import Routes
import Workspaces

/// A contact's past over HTTP.
package struct TimelineRoutes: Sendable {
    private let timelines: TimelineService

    package init(_ timelines: TimelineService) {
        self.timelines = timelines
    }

    package var route: Route {
        Route(
            .get,
            "/api/contacts/{id}/timeline",
            access: .permission(.viewContacts),
            summary: "What happened to a contact, the newest first",
            query: .page,
            gives: Page<TimelineBody>.self
        ) { call in
            let page = try call.page
            let found = try await timelines.page(
                of: call.id("id"),
                before: page.after.map { TimelineItem.Place(at: try $0.timestamp(0), id: try $0.number(1)) },
                limit: page.limit + 1,
                by: call.caller
            )
            return .json(
                Page(
                    fetched: found.items,
                    page: page,
                    cursor: { Cursor("\($0.place.at.milliseconds)", "\($0.place.id)") },
                    item: { TimelineBody($0, by: found.names.named($0.actor)) }
                )
            )
        }
    }
}

struct TimelineBody: Codable, Sendable {
    let id: String
    let at: Timestamp
    let kind: String
    let by: NamedBody?
    let title: String
    let data: [String: PlainValue]

    init(_ item: TimelineItem, by: NamedBody?) {
        id = "\(item.kind)-\(item.place.id)"
        at = item.place.at
        kind = item.kind
        self.by = by
        title = item.title
        data = item.data
    }
}
