package import Primitives

/// How far the rows of a read import have become contacts, or would become some, or have been taken back.
package struct ImportWork: Sendable, Equatable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case none
        /// A dry run, which writes verdicts and nothing else.
        case checking
        case checked
        case applying
        case applied
        case undoing
        case undone
    }

    package let state: State
    /// Counts up with every run over the rows.
    let run: Int
    /// The last row that is done.
    let row: Int
    package let counts: ImportCounts
    /// Who started it, and when.
    package let by: String?
    package let at: Timestamp?

    var isRunning: Bool { state == .checking || state == .applying || state == .undoing }
}
