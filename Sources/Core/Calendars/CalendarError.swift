import Primitives
package import Routes

package enum CalendarError: Error, Equatable {
    case notFound(CalendarID)
    case nameTaken(String)
    case tooMany(Int)
    /// Something still goes by it; in words, for people.
    case inUse(CalendarID, by: String)
    case fields([Problem.FieldError])
}

extension CalendarError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound:
            Problem("calendar-not-found", status: 404, title: "No such calendar")
        case .nameTaken(let name):
            Problem(
                "calendar-name-taken",
                status: 409,
                title: "A calendar has this name already",
                detail: "There is another calendar called “\(name, "name")”."
            )
        case .tooMany(let limit):
            Problem(
                "too-many",
                status: 409,
                title: "There are too many already",
                detail: "At most \(limit, "limit") \("calendars", "what")."
            )
        case .inUse(_, let user):
            Problem(
                "calendar-in-use",
                status: 409,
                title: "This calendar is in use",
                detail: "It says when \(user, "user") is open. Choose another calendar there first."
            )
        case .fields(let errors): .invalid(errors)
        }
    }
}
