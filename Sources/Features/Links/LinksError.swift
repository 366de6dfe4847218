import Primitives
package import Routes

/// Every way that links and widgets say no.
package enum LinksError: Error, Equatable {
    case linkNotFound
    case widgetNotFound
    case slugTaken
    case tooMany(String, limit: Int)
}

extension LinksError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .linkNotFound:
            Problem(
                "quick-link-not-found",
                status: 404,
                title: "No such link",
                detail: "This workspace has no such link."
            )
        case .widgetNotFound:
            Problem(
                "widget-not-found",
                status: 404,
                title: "No such widget",
                detail: "This workspace has no such widget."
            )
        case .slugTaken:
            Problem(
                "slug-taken",
                status: 409,
                title: "This address is taken",
                detail: "Choose another ending for the link."
            )
        case .tooMany(let what, let limit):
            Problem(
                "too-many",
                status: 409,
                title: "There are too many",
                detail: "A workspace has at most \(limit, "limit") \(what, "what"). Delete some first."
            )
        }
    }
}
