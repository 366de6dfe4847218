/// What the first pass over a file found out.
package struct ImportSummary: Sendable, Equatable {
    package let layout: ImportLayout
    package let columns: [String]
    package let sample: [[String]]
    package let mapping: ImportMapping
    package let notices: [String]
    package let rows: Int
    package let bytes: Int64
}
