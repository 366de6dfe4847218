import Primitives
package import Routes

/// Every way an export says no.
package enum ExportError: Error, Equatable {
    case notFound(ExportID)
    case unknownColumn(String)
    case columns(limit: Int)
    case tooManyIDs(limit: Int)
    /// So many are being written at this moment.
    case busy(limit: Int)
    case notReady(ExportID)
    /// The week is over.
    case expired(ExportID)
}

extension ExportError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound(let id):
            Problem("export-not-found", status: 404, title: "No such export", detail: "There is no export \(id).")
        case .unknownColumn(let key):
            .invalid(
                .init(
                    field: "columns",
                    detail: "Contacts have no column \u{201C}\(key, "value")\u{201D}.",
                    code: "no-contact-field"
                )
            )
        case .columns(let limit):
            .invalid(
                .init(
                    field: "columns",
                    detail: "Choose \(1, "min") to \(limit, "max") columns, each once.",
                    code: "count"
                )
            )
        case .tooManyIDs(let limit):
            .invalid(
                .init(
                    field: "ids",
                    detail: "Name \(limit, "max") contacts at most; for more, give a search.",
                    code: "at-most"
                )
            )
        case .busy(let limit):
            Problem(
                "exports-busy",
                status: 409,
                title: "Other exports are being written",
                detail: "\(limit, "limit") at a time. Wait until one is ready."
            )
        case .notReady:
            Problem("export-not-ready", status: 409, title: "The file is not ready", detail: "Wait until it is.")
        case .expired:
            Problem(
                "export-expired",
                status: 410,
                title: "The file is no longer here",
                detail: "Files are kept for 7 days. Export the contacts again."
            )
        }
    }
}
