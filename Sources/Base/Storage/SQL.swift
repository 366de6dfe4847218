/// A statement with its values bound, never pasted.
///
/// Written as a string: `"SELECT * FROM contacts WHERE workspace_id = \(workspace) AND id = \(contact)"`. Every `\(…)`
/// becomes a parameter of the statement. Pieces add up with `+`. Where the engines must differ, `\(postgres: "…")` and
/// `\(sqlite: "…")` put text for one of them; `\(list: ids)` spells out `(?, ?, ?)`.
package struct SQL: Sendable, ExpressibleByStringInterpolation {
    package enum Piece: Sendable {
        case text(String)
        case value(Value)
        case postgres(String)
        case sqlite(String)
    }

    package private(set) var pieces: [Piece]

    package init(stringLiteral value: String) {
        pieces = [.text(value)]
    }

    package init(stringInterpolation: Interpolation) {
        pieces = stringInterpolation.pieces
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.pieces += right.pieces
        return sum
    }

    package static func += (left: inout SQL, right: SQL) {
        left.pieces += right.pieces
    }

    package struct Interpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(literal)) }
        }

        package mutating func appendInterpolation(_ value: some DatabaseValue) {
            pieces.append(.value(value.databaseValue))
        }

        /// `NULL` for `nil`. Apart from the one above because the compiler warns of an optional given to a generic.
        package mutating func appendInterpolation<Wrapped: DatabaseValue>(_ value: Wrapped?) {
            pieces.append(.value(value.databaseValue))
        }

        package mutating func appendInterpolation(value: Value) {
            pieces.append(.value(value))
        }

        package mutating func appendInterpolation(_ sql: SQL) {
            pieces += sql.pieces
        }

        /// `(?, ?, ?)`; an empty list gives `(NULL)`, which nothing equals.
        package mutating func appendInterpolation(list values: [some DatabaseValue]) {
            pieces.append(.text("("))
            for (place, value) in values.enumerated() {
                if place > 0 { pieces.append(.text(", ")) }
                pieces.append(.value(value.databaseValue))
            }
            pieces.append(.text(values.isEmpty ? "NULL)" : ")"))
        }

        /// Text for PostgreSQL alone.
        package mutating func appendInterpolation(postgres text: String) {
            pieces.append(.postgres(text))
        }

        /// Text for SQLite alone.
        package mutating func appendInterpolation(sqlite text: String) {
            pieces.append(.sqlite(text))
        }

        /// Text that code made, such as a column list. Never text that came from outside.
        package mutating func appendInterpolation(raw text: String) {
            pieces.append(.text(text))
        }
    }
}
