import Primitives
package import Routes

/// Every way that companies say no.
package enum CompanyError: Error, Equatable {
    case notFound(CompanyID)
    case nameTaken(CompanyID)
    case text(field: String, limit: Int)
}

extension CompanyError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound:
            Problem("company-not-found", status: 404, title: "No such company", detail: "There is no such company.")
        case .nameTaken(let id):
            Problem(
                "company-name-taken",
                status: 409,
                title: "A company has this name already",
                errors: [
                    .init(field: "name", detail: "Names are compared without case and accents.", code: "taken-folded")
                ],
                facts: ["companyId": "\(id)"]
            )
        case .text(let field, let limit):
            .invalid(.init(field: field, detail: "Write at most \(limit, "max") characters.", code: "too-long"))
        }
    }
}
