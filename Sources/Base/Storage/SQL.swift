/// A statement with its values bound, never pasted.
///
/// Written as a string: `"SELECT * FROM contacts WHERE workspace_id = \(workspace) AND id = \(contact)"`. Every `\(…)`
/// becomes a parameter of the statement. Pieces add up with `+`. Where the engines must differ, `\(postgres: "…")` and
/// `\(sqlite: "…")` put text for one of them; `IN \(list: ids)` spells out `IN (?, ?, ?, ?)`.
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

        /// For `IN`: `(?, ?, ?, ?)`; an empty list gives `(NULL)`, which nothing equals.
        ///
        /// The last value is repeated up to a power of two, or to a multiple of 1,024: a list of every length would have a text
        /// of its own, to be prepared and to push others out of the cache.
        package mutating func appendInterpolation(list values: [some DatabaseValue]) {
            guard let last = values.last else { return pieces.append(.text("(NULL)")) }
            var length = 1
            while length < values.count { length += min(length, 1_024) }
            pieces.append(.text("("))
            for place in 0..<length {
                if place > 0 { pieces.append(.text(", ")) }
                pieces.append(.value((place < values.count ? values[place] : last).databaseValue))
            }
            pieces.append(.text(")"))
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
