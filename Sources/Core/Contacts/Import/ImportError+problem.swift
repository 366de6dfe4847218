import Primitives
package import Routes

extension ImportError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound(let id):
            Problem("import-not-found", status: 404, title: "No such import", detail: "There is no import \(id).")
        case .changed:
            Problem(
                "import-changed",
                status: 409,
                title: "The import has changed meanwhile",
                detail: "Load it again and repeat what you wanted."
            )
        case .noSuchColumn(let column, let field):
            .invalid(
                .init(
                    field: field,
                    detail: "The file has no column \u{201C}\(column, "value")\u{201D}.",
                    code: "no-column"
                )
            )
        case .phoneColumnMissing:
            .invalid(
                .init(
                    field: "phone",
                    detail: "Choose the column that holds the telephone numbers.",
                    code: "phone-column-missing"
                )
            )
        case .unknownCountry(let code):
            .invalid(
                .init(
                    field: "defaultCountry",
                    detail: "\u{201C}\(code, "value")\u{201D} is no country; write two letters, like IN.",
                    code: "not-a-country"
                )
            )
        case .fileGone:
            Problem(
                "import-file-gone",
                status: 409,
                title: "The file is no longer here",
                detail: "Files are kept for a week. Upload it again to map it anew."
            )
        case .tooManyNameColumns(let limit):
            .invalid(
                .init(field: "name", detail: "A name is made of \(limit, "max") columns at most.", code: "at-most")
            )
        case .unknownTarget(let target):
            .invalid(
                .init(
                    field: "mapping",
                    detail: "Contacts have no \u{201C}\(target, "value")\u{201D}.",
                    code: "no-contact-field"
                )
            )
        case .consentColumnMissing:
            .invalid(
                .init(
                    field: "optIn",
                    detail: "Choose the column that says who wants marketing messages.",
                    code: "consent-column-missing"
                )
            )
        case .evidenceTooLong(let limit):
            .invalid(
                .init(
                    field: "consentEvidence",
                    detail: "The evidence has \(limit, "max") characters at most.",
                    code: "too-long"
                )
            )
        case .tags:
            .invalid(
                .init(
                    field: "tags",
                    detail: "A file has 20 tags at most, each of 1 to 40 characters.",
                    code: "file-tags"
                )
            )
        case .notReady:
            Problem(
                "import-not-ready",
                status: 409,
                title: "The file has not been read yet",
                detail: "Choose its columns and wait until every row has a verdict."
            )
        case .started:
            Problem(
                "import-started",
                status: 409,
                title: "The import is under way or done",
                detail: "Undo it first, or upload the file again."
            )
        }
    }
}

extension ImportProblem: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .tooLarge: Problem("import-too-large", status: 413, title: "The file is too large", detail: said)
        case .notText, .vCard, .workbook(.notAWorkbook), .workbook(.foreign):
            Problem("import-not-csv", status: 415, title: "The file is no CSV file", detail: said)
        case .tooManyRows: Problem("import-too-long", status: 413, title: "The file has too many rows", detail: said)
        case .empty, .malformed, .workbook:
            Problem("import-unreadable", status: 422, title: "The file cannot be read", detail: said)
        }
    }
}
