/// What the first pass over a file found out.
package struct ImportSummary: Sendable, Equatable {
    package let layout: ImportLayout
    package let columns: [String]
    package let sample: [[String]]
    package var mapping: ImportMapping
    /// As the last file with these headers had them.
    package var rules = ImportRules()
    package var defaultCountry: String?
    package let notices: [String]
    package let rows: Int
    package let bytes: Int64
}
