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
            .invalid(.init(field: field, detail: "The file has no column \u{201C}\(column)\u{201D}."))
        case .phoneColumnMissing:
            .invalid(.init(field: "phone", detail: "Choose the column that holds the telephone numbers."))
        case .unknownCountry(let code):
            .invalid(
                .init(
                    field: "defaultCountry",
                    detail: "\u{201C}\(code)\u{201D} is no country; write two letters, like IN."
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
            .invalid(.init(field: "name", detail: "A name is made of \(limit) columns at most."))
        }
    }
}

extension ImportProblem: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .tooLarge: Problem("import-too-large", status: 413, title: "The file is too large", detail: words)
        case .notText: Problem("import-not-csv", status: 415, title: "The file is no CSV file", detail: words)
        case .tooManyRows: Problem("import-too-long", status: 413, title: "The file has too many rows", detail: words)
        case .empty, .malformed:
            Problem("import-unreadable", status: 422, title: "The file cannot be read", detail: words)
        }
    }
}
