import HTTPTypes
import Primitives
package import Routes

/// Calendars over HTTP.
package struct CalendarRoutes: Sendable {
    private let calendars: CalendarService

    package init(_ calendars: CalendarService) {
        self.calendars = calendars
    }

    package var routes: [Route] {
        [
            Route(
                .get,
                "/api/calendars",
                access: .permission(.viewAutomations),
                summary: "The calendars of working hours, by name, and whether they are open now",
                gives: Page<CalendarBody>.self
            ) { call in
                let now = calendars.ambient.now()
                let found = try await calendars.list(in: try call.caller.workspace)
                return .json(Page(items: found.map { CalendarBody($0, at: now) }))
            },
            Route(
                .post,
                "/api/calendars",
                access: .permission(.manageAutomations),
                summary: "Make a calendar of working hours",
                takes: CalendarService.Draft.self,
                gives: CalendarBody.self,
                status: 201
            ) { call in
                let draft: CalendarService.Draft = try await call.body()
                let made = try await calendars.make(draft, by: try call.caller)
                return .created(CalendarBody(made, at: calendars.ambient.now()), at: "/api/calendars/\(made.id)")
            },
            Route(
                .patch,
                "/api/calendars/{id}",
                access: .permission(.manageAutomations),
                summary: "Change a calendar; what is left out stays as it is",
                takes: CalendarService.Draft.self,
                gives: CalendarBody.self
            ) { call in
                let draft: CalendarService.Draft = try await call.body()
                let changed = try await calendars.change(try call.id("id"), draft, by: try call.caller)
                return .json(CalendarBody(changed, at: calendars.ambient.now()))
            },
            Route(
                .delete,
                "/api/calendars/{id}",
                access: .permission(.manageAutomations),
                summary: "Delete a calendar that nothing goes by"
            ) { call in
                try await calendars.delete(call.id("id"), by: call.caller)
                return .noContent
            },
        ]
    }
}

struct CalendarBody: Codable, Sendable {
    let id: CalendarID
    let name: String
    let timeZone: String
    let week: [WeekRangeBody]
    let holidays: [HolidayBody]
    let open: Bool
    let changesAt: Timestamp?

    init(_ calendar: WorkingCalendar, at now: Timestamp) {
        id = calendar.id
        name = calendar.name
        timeZone = calendar.hours.zone.name
        week = calendar.week
        holidays = calendar.holidays
        open = calendar.hours.isOpen(at: now)
        changesAt = calendar.hours.nextChange(after: now)
    }
}
