import Foundation
import Primitives
import Workspaces

/// Which contacts are meant: tests of their fields, put together. What it is worth is decided where it is made into SQL
/// (`PredicateSQL`), against the fields that the workspace has.
package indirect enum ContactPredicate: Sendable, Equatable {
    case all([ContactPredicate])
    case any([ContactPredicate])
    case not(ContactPredicate)
    case test(Test)

    package struct Test: Sendable, Equatable {
        /// `name`, `tag`, …, or `custom.KEY`.
        package let field: String
        package let op: Op
        package let value: PlainValue

        package init(_ field: String, _ op: Op, _ value: PlainValue = .null) {
            self.field = field
            self.op = op
            self.value = value
        }
    }

    package enum Op: String, Sendable, Codable, CaseIterable {
        case `is`
        case isNot
        /// Like `is` with a list.
        case `in`
        case contains
        case startsWith
        case isSet
        case isEmpty
        case before
        case after
        /// In the last so many days.
        case withinDays
        case olderThanDays
        case gt
        case gte
        case lt
        case lte
    }

    package static let depthMax = 5
    package static let testsMax = 50
    package static let listMax = 100
    /// Characters of a value.
    static let valueMax = 500
    static let textBytesMax = 16_384

    /// Reads what a query's parameter or a column holds.
    ///
    /// - Throws: `ContactPredicateError`.
    package init(json text: String) throws {
        guard text.utf8.count <= Self.textBytesMax else { throw ContactPredicateError.tooLong }
        do {
            self = try JSONDecoder().decode(ContactPredicate.self, from: Data(text.utf8))
        } catch let error as ContactPredicateError {
            throw error
        } catch {
            throw ContactPredicateError.malformed
        }
        try checkSize()
    }

    /// Every test of it.
    package var tests: [Test] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.tests)
        case .not(let part): part.tests
        case .test(let test): [test]
        }
    }

    private var depth: Int {
        switch self {
        case .all(let parts), .any(let parts): 1 + (parts.map(\.depth).max() ?? 0)
        case .not(let part): 1 + part.depth
        case .test: 0
        }
    }

    private var partCount: Int {
        switch self {
        case .all(let parts), .any(let parts): 1 + parts.reduce(0) { $0 + $1.partCount }
        case .not(let part): 1 + part.partCount
        case .test: 1
        }
    }

    /// - Throws: `ContactPredicateError` for what is too deep, too long or has too many tests.
    package func checkSize() throws {
        guard depth <= Self.depthMax else { throw ContactPredicateError.tooDeep }
        guard tests.count <= Self.testsMax, partCount <= 4 * Self.testsMax else {
            throw ContactPredicateError.tooManyTests
        }
        for test in tests {
            let texts = test.value.texts
            guard texts.count <= Self.listMax, texts.allSatisfy({ $0.hasLength(0...Self.valueMax) }) else {
                throw ContactPredicateError.tooLong
            }
        }
    }

    /// The same with every test changed.
    func map(_ change: (Test) -> Test) -> ContactPredicate {
        switch self {
        case .all(let parts): .all(parts.map { $0.map(change) })
        case .any(let parts): .any(parts.map { $0.map(change) })
        case .not(let part): .not(part.map(change))
        case .test(let test): .test(change(test))
        }
    }
}
