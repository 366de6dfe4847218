import Primitives
package import Routes

/// Every way consent is refused to be taken.
package enum ConsentError: Error, Equatable {
    case jobNotFound(ConsentJobID)
    case evidenceTooLong(limit: Int)
    case tooManyIDs(limit: Int)
    /// Somebody is to have said something in the future.
    case future
    case words(String)
}

extension ConsentError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .jobNotFound(let id):
            Problem("consent-job-not-found", status: 404, title: "No such job", detail: "There is no job \(id).")
        case .evidenceTooLong(let limit):
            .invalid(
                .init(
                    field: "evidence",
                    detail: "The evidence has \(limit, "max") characters at most.",
                    code: "too-long"
                )
            )
        case .tooManyIDs(let limit):
            .invalid(.init(field: "ids", detail: "Name \(1, "min") to \(limit, "max") contacts.", code: "count"))
        case .future: .invalid(.init(field: "at", detail: "Consent cannot be from the future.", code: "time-in-future"))
        case .words(let detail): .invalid(.init(field: "words", detail: detail))
        }
    }
}
