import Primitives
package import Routes

/// Every way that a filter is refused.
package enum ContactPredicateError: Error, Equatable {
    case malformed
    case tooDeep
    case tooManyTests
    case tooLong
    case unknownField(String)
    case unknownTest(String)
    case testNotFor(field: String, op: ContactPredicate.Op)
    case value(field: String, words: String)
    /// Would tell a number digit by digit to somebody who is not to see it.
    case hiddenNumber(field: String)
}

extension ContactPredicateError: ProblemConvertible {
    package var problem: Problem {
        Problem(
            "bad-filter",
            status: 422,
            title: "The filter cannot be used",
            detail: Said(words),
            errors: [.init(field: "filter", detail: words)]
        )
    }

    private var words: String {
        switch self {
        case .malformed: "A filter is {\"all\":[…]}, {\"any\":[…]}, {\"not\":…} or {\"field\",\"op\",\"value\"}."
        case .tooDeep: "A filter is at most \(ContactPredicate.depthMax) deep."
        case .tooManyTests: "A filter has at most \(ContactPredicate.testsMax) tests."
        case .tooLong:
            "A test has at most \(ContactPredicate.listMax) values of \(ContactPredicate.valueMax) characters."
        case .unknownField(let field): "There is no field \u{201C}\(field.prefix(80))\u{201D}."
        case .unknownTest(let op): "There is no test \u{201C}\(op.prefix(80))\u{201D}."
        case .testNotFor(let field, let op): "\(field) cannot be asked \u{201C}\(op.rawValue)\u{201D}."
        case .value(let field, let words): "\(field): \(words)"
        case .hiddenNumber(let field):
            "Your role hides telephone numbers: \(field) can only be compared with a whole number."
        }
    }
}
