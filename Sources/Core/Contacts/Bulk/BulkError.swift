import Primitives
package import Routes

/// Every way that bulk edits say no.
package enum BulkError: Error, Equatable {
    case notFound(BulkID)
    case nothingAsked
    case nobody
    case tooManyAtOnce(limit: Int)
    case tooManyContacts(limit: Int)
    case notUndoable
}

extension BulkError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound:
            Problem("bulk-not-found", status: 404, title: "No such bulk edit", detail: "There is no such bulk edit.")
        case .nothingAsked: .invalid(.init(field: "change", detail: "Say what is to change.", code: "nothing-asked"))
        case .nobody:
            .invalid(.init(field: "ids", detail: "Give contacts, a filter or a segment.", code: "nobody-named"))
        case .tooManyAtOnce(let limit):
            Problem(
                "too-many",
                status: 409,
                title: "There are too many already",
                detail: "At most \(limit, "limit") \("bulk edits", "what") run at once. Wait for one to end."
            )
        case .tooManyContacts(let limit):
            Problem(
                "too-many-contacts",
                status: 422,
                title: "These are too many contacts",
                detail: "One bulk edit changes at most \(limit, "limit"). Narrow the filter."
            )
        case .notUndoable:
            Problem(
                "bulk-not-undoable",
                status: 409,
                title: "This cannot be undone",
                detail: "A bulk edit that changed something can be undone once, for 24 hours after its end."
            )
        }
    }
}
