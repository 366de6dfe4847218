/// One column of a file and what it holds: `name`, `phone`, `optIn`, …, `custom.KEY` or `skip` (`ImportTarget`).
package struct ImportColumn: Sendable, Equatable, Codable {
    package var column: String
    package var to: String

    package init(column: String, to: String) {
        self.column = column
        self.to = to
    }
}
