import Foundation
package import Primitives
package import Storage

/// SQL of calendars.
package struct CalendarStore {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    package func find(_ id: CalendarID) throws -> WorkingCalendar? {
        try transaction.row("SELECT * FROM calendars WHERE workspace_id = \(workspace) AND id = \(id)")
            .map(Self.calendar)
    }

    /// By name. A workspace has at most `CalendarService.most`.
    package func all() throws -> [WorkingCalendar] {
        try transaction.rows("SELECT * FROM calendars WHERE workspace_id = \(workspace) ORDER BY folded_name")
            .map(Self.calendar)
    }

    /// `false` when the name is taken.
    func insert(_ calendar: WorkingCalendar, at now: Timestamp) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO calendars (workspace_id, id, name, folded_name, time_zone, week, holidays, created_at)
            VALUES (\(workspace), \(calendar.id), \(calendar.name), \(calendar.name.lowercased()),
             \(calendar.hours.zone.name), \(try Self.json(calendar.week)), \(try Self.json(calendar.holidays)), \(now))
            ON CONFLICT (workspace_id, folded_name) DO NOTHING
            """
        ) == 1
    }

    func isTaken(_ name: String, butBy id: CalendarID) throws -> Bool {
        try transaction.row(
            """
            SELECT id FROM calendars
            WHERE workspace_id = \(workspace) AND folded_name = \(name.lowercased()) AND id <> \(id)
            """
        ) != nil
    }

    func update(_ calendar: WorkingCalendar) throws {
        try transaction.run(
            """
            UPDATE calendars SET name = \(calendar.name), folded_name = \(calendar.name.lowercased()),
            time_zone = \(calendar.hours.zone.name), week = \(try Self.json(calendar.week)),
            holidays = \(try Self.json(calendar.holidays))
            WHERE workspace_id = \(workspace) AND id = \(calendar.id)
            """
        )
    }

    func delete(_ id: CalendarID) throws {
        try transaction.run("DELETE FROM calendars WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    private static func calendar(_ row: Row) throws -> WorkingCalendar {
        let (week, holidays): (String, String) = (try row["week"], try row["holidays"])
        var parser = HoursParser()
        let read = parser.read(
            zone: try row["time_zone"],
            week: try JSONDecoder().decode([WeekRangeBody].self, from: Data(week.utf8)),
            holidays: try JSONDecoder().decode([HolidayBody].self, from: Data(holidays.utf8))
        )
        // What was checked when it was written is refused only when the zone is gone from the machine's database.
        guard let read else { throw CalendarError.fields(parser.errors) }
        return WorkingCalendar(
            id: try row["id"],
            name: try row["name"],
            hours: read.hours,
            holidayNames: read.names
        )
    }
}

extension WorkingCalendar {
    var week: [WeekRangeBody] {
        hours.week.sorted { $0.key < $1.key }.flatMap { day, ranges in
            ranges.sorted { $0.from < $1.from }.map(\.body)
                .map { WeekRangeBody(day: day, from: $0.from, to: $0.to) }
        }
    }

    var holidays: [HolidayBody] {
        hours.holidays.sorted { $0.key < $1.key }.map { day, ranges in
            HolidayBody(
                date: "\(day)",
                name: holidayNames[day] ?? "",
                hours: ranges.sorted { $0.from < $1.from }.map(\.body)
            )
        }
    }
}
