package import Primitives
package import Routes
package import Storage
import Workspaces

/// The calendars of a workspace.
package struct CalendarService: Sendable {
    static let most = 50
    static let nameMost = 60

    /// Says, in words for people, what goes by a calendar; `nil` when nothing does.
    package typealias UserOf = @Sendable (Transaction, WorkspaceID, CalendarID) throws -> String?

    private let database: Database
    let ambient: Ambient
    private let userOf: UserOf
    private let audit: AuditLog

    package init(database: Database, ambient: Ambient, userOf: @escaping UserOf = { _, _, _ in nil }) {
        self.database = database
        self.ambient = ambient
        self.userOf = userOf
        audit = AuditLog(ambient: ambient)
    }

    /// A calendar as it is asked for; what a change leaves out stays.
    package struct Draft: Codable, Sendable {
        let name: String?
        let timeZone: String?
        let week: [WeekRangeBody]?
        let holidays: [HolidayBody]?
    }

    package func list(in workspace: WorkspaceID) async throws -> [WorkingCalendar] {
        try await database.read { try CalendarStore($0, in: workspace).all() }
    }

    /// - Throws: `CalendarError.nameTaken`, `.tooMany`, `.fields`.
    package func make(_ draft: Draft, by caller: Caller) async throws -> WorkingCalendar {
        let calendar = try Self.checked(draft, over: nil, id: ambient.id())
        let now = ambient.now()
        return try await database.write { transaction in
            try WorkspaceStore(transaction).lock(caller.workspace)
            let store = CalendarStore(transaction, in: caller.workspace)
            guard try store.all().count < Self.most else { throw CalendarError.tooMany(Self.most) }
            guard try store.insert(calendar, at: now) else { throw CalendarError.nameTaken(calendar.name) }
            try record("calendars.created", calendar, by: caller, transaction)
            return calendar
        }
    }

    /// - Throws: as `make`, and `CalendarError.notFound`.
    package func change(_ id: CalendarID, _ draft: Draft, by caller: Caller) async throws -> WorkingCalendar {
        try await database.write { transaction in
            try WorkspaceStore(transaction).lock(caller.workspace)
            let store = CalendarStore(transaction, in: caller.workspace)
            guard let old = try store.find(id) else { throw CalendarError.notFound(id) }
            let calendar = try Self.checked(draft, over: old, id: id)
            guard try !store.isTaken(calendar.name, butBy: id) else { throw CalendarError.nameTaken(calendar.name) }
            try store.update(calendar)
            try record("calendars.changed", calendar, by: caller, transaction)
            return calendar
        }
    }

    /// - Throws: `CalendarError.notFound`, `.inUse`.
    package func delete(_ id: CalendarID, by caller: Caller) async throws {
        try await database.write { transaction in
            // Whoever points at a calendar holds this lock too, so that none is pointed at while it goes.
            try WorkspaceStore(transaction).lock(caller.workspace)
            let store = CalendarStore(transaction, in: caller.workspace)
            guard let calendar = try store.find(id) else { throw CalendarError.notFound(id) }
            if let user = try userOf(transaction, caller.workspace, id) { throw CalendarError.inUse(id, by: user) }
            try store.delete(id)
            try record("calendars.deleted", calendar, by: caller, transaction)
        }
    }

    private func record(
        _ action: String,
        _ calendar: WorkingCalendar,
        by caller: Caller,
        _ transaction: Transaction
    ) throws {
        try audit.record(action, subject: "\(calendar.id)", detail: calendar.name, by: caller, in: transaction)
    }

    private static func checked(_ draft: Draft, over old: WorkingCalendar?, id: CalendarID) throws -> WorkingCalendar {
        let name = (draft.name ?? old?.name ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var errors: [Problem.FieldError] = []
        if !name.hasLength(1...nameMost) || name.hasHiddenFormat {
            errors.append(
                .init(field: "name", detail: "has \(1, "min") to \(nameMost, "max") characters", code: "length")
            )
        }
        var parser = HoursParser()
        let read = parser.read(
            zone: draft.timeZone ?? old?.hours.zone.name ?? "",
            week: draft.week ?? old?.week ?? [],
            holidays: draft.holidays ?? old?.holidays ?? []
        )
        errors += parser.errors
        guard errors.isEmpty, let read else { throw CalendarError.fields(errors) }
        return WorkingCalendar(id: id, name: name, hours: read.hours, holidayNames: read.names)
    }
}
