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
