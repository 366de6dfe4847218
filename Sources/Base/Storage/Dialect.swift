package enum Dialect: String, Sendable {
    case sqlite
    case postgres
}

extension SQL {
    /// The text and the values in order, with `?` on SQLite and `$1`, `$2` on PostgreSQL.
    package func rendered(for dialect: Dialect) -> (text: String, values: [Value]) {
        var text = ""
        var values: [Value] = []
        for piece in pieces {
            switch piece {
            case .text(let literal):
                text += literal
            case .value(let value):
                values.append(value)
                text += dialect == .sqlite ? "?" : "$\(values.count)"
            case .postgres(let literal):
                if dialect == .postgres { text += literal }
            case .sqlite(let literal):
                if dialect == .sqlite { text += literal }
            }
        }
        return (text, values)
    }
}

extension SQL {
    /// The values alone, when the text is that of `first`: the next of many statements of one shape.
    package func values(shapedLike first: SQL) -> [Value]? {
        guard pieces.count == first.pieces.count else { return nil }
        var values: [Value] = []
        for (piece, other) in zip(pieces, first.pieces) {
            switch (piece, other) {
            case (.value(let value), .value):
                values.append(value)
            case (.text(let left), .text(let right)), (.postgres(let left), .postgres(let right)),
                (.sqlite(let left), .sqlite(let right)):
                guard left == right else { return nil }
            default:
                return nil
            }
        }
        return values
    }
}
