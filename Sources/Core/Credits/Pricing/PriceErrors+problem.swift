import Primitives
package import Routes

extension PriceImportError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .overlaps, .alreadyImported, .otherPointsPerUnit, .otherList:
            Problem(
                "price-conflict",
                status: 409,
                title: "The price book says otherwise already",
                detail: Said(description)
            )
        case .noHeader, .empty, .encoding, .openQuote, .tooLong, .columns, .rate, .unknownCurrency, .wrongCurrency,
            .duplicateMarket, .tierCell, .tierStep, .unknownMarkets, .noPointsPerUnit, .overflow:
            Problem(
                "rate-card-refused",
                status: 422,
                title: "The rate card cannot be taken as it is",
                detail: Said(description),
                errors: [.init(field: line.map { "line \($0)" } ?? "file", detail: description)],
                facts: line.map { ["line": "\($0)"] } ?? [:]
            )
        }
    }
}

extension MarginError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .noBook:
            Problem(
                "price-book-not-found",
                status: 404,
                title: "There is no such price book",
                detail: Said(description)
            )
        case .began:
            .invalid(.init(field: "from", detail: description))
        case .overflow:
            .invalid(.init(field: "percent", detail: description))
        }
    }
}
