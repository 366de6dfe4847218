/// One row of an answer. Columns are read by name: `number = try row["number"]`.
package struct Row: Sendable {
    /// Shared by all rows of one answer.
    package final class Columns: Sendable {
        package let names: [String]
        private let places: [String: Int]

        package init(_ names: [String]) {
            self.names = names
            places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }

        func place(of name: String) -> Int? { places[name] }
    }

    private let columns: Columns
    private let values: [Value]

    package init(columns: Columns, values: [Value]) {
        self.columns = columns
        self.values = values
    }

    /// The column's value as the type the caller expects.
    ///
    /// - Throws: `DatabaseError.column` when there is no such column or it holds something else.
    package subscript<Wanted: DatabaseValue>(name: String) -> Wanted {
        get throws(DatabaseError) {
            guard let place = columns.place(of: name) else {
                throw .column(name, expected: "\(Wanted.self)", found: "no such column")
            }
            guard let value = Wanted(databaseValue: values[place]) else {
                throw .column(name, expected: "\(Wanted.self)", found: "\(values[place])")
            }
            return value
        }
    }

    /// The columns in the order of the answer, for tools that print rows they do not know.
    package var all: [(name: String, value: Value)] {
        zip(columns.names, values).map { ($0, $1) }
    }
}
