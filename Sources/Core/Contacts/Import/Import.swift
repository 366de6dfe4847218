package import Primitives

/// One uploaded file of contacts, and how far it has been read.
package struct Import: Sendable, Equatable {
    package enum State: String, Sendable, Codable, CaseIterable {
        /// The file is still coming in. Nobody is shown an import in this state.
        case uploading
        /// The file is here and waits for its mapping.
        case uploaded
        case reading
        case ready
        case failed
        /// Somebody deleted it; its rows go piece by piece.
        case deleting
    }

    package let id: ImportID
    package let state: State
    package let filename: String
    package let bytes: Int64
    package let layout: ImportLayout
    /// The header's cells, each different from the others.
    package let columns: [String]
    /// The first rows, as they will be read.
    package let sample: [[String]]
    /// What was noticed about the file as a whole, in sentences.
    package let notices: [String]
    /// As chosen, or as guessed while the state is `uploaded`.
    package let mapping: ImportMapping
    package let defaultCountry: String?
    /// Counts up with every mapping chosen.
    package let reading: Int
    package internal(set) var cursor: ImportCursor
    /// Rows with content, the header not counted.
    package let rowsTotal: Int
    package internal(set) var ok: Int
    package internal(set) var duplicate: Int
    package internal(set) var invalid: Int
    package let error: String?
    package let createdBy: String?
    package let createdAt: Timestamp
    package let finishedAt: Timestamp?
    package let rules: ImportRules
    package let work: ImportWork

    /// Rows that have a verdict.
    package var rows: Int { ok + duplicate + invalid }

    /// In hundredths, 0 to 100.
    package var progress: Int {
        switch state {
        case .ready: 100
        case .reading: rowsTotal == 0 ? 0 : min(99, rows * 100 / rowsTotal)
        default: 0
        }
    }
}
