package import Primitives
package import Routes

/// Every way a merge says no.
package enum MergeError: Error, Equatable {
    case same
    case notFound(ContactID)
    case undone(ContactID)
    /// Both have user ids of WhatsApp, so they are two people.
    case twoPeople
}

extension MergeError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .same: .invalid(.init(field: "into", detail: "Choose another contact.", code: "same-contact"))
        case .notFound(let id):
            Problem("merge-not-found", status: 404, title: "No such merge", detail: "Nothing was merged as \(id).")
        case .undone:
            Problem(
                "merge-undone",
                status: 409,
                title: "The merge was undone already",
                detail: "Both contacts are there."
            )
        case .twoPeople:
            Problem(
                "two-people",
                status: 409,
                title: "They are two people",
                detail: "WhatsApp knows them by two different user identities, so their messages are not mixed."
            )
        }
    }
}
