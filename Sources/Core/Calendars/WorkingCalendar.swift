package import Primitives

/// Working hours that a workspace has given a name, for its rules and promises to point at.
package struct WorkingCalendar: Sendable, Equatable {
    package let id: CalendarID
    package let name: String
    package let hours: WorkingHours
    /// What the holidays are called; each has a name, if only an empty one.
    package let holidayNames: [CivilDay: String]

    package init(id: CalendarID, name: String, hours: WorkingHours, holidayNames: [CivilDay: String] = [:]) {
        self.id = id
        self.name = name
        self.hours = hours
        self.holidayNames = holidayNames
    }
}
