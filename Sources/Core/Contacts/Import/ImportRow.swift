package import Primitives

/// One row of a file and what became of it.
package struct ImportRow: Sendable, Equatable {
    package enum Verdict: String, Sendable, Codable, CaseIterable {
        /// The number can be written to and came here first.
        case ok
        /// An earlier row has the number.
        case duplicate
        case invalid
    }

    /// Counted from 1, the header included.
    package let row: Int
    /// The number's cell as it is written.
    package let phone: String
    package let e164: PhoneNumber?
    /// ISO 3166-1 alpha-2.
    package let country: String?
    package let verdict: Verdict
    /// Why it is not `ok`.
    package let remarks: [ImportRemark]
    package let name: String
    /// All cells, one for each column of the header.
    package let cells: [String]
    /// What became of it, or would, once somebody asked.
    package var outcome: ImportOutcome?

    package var reason: String? { remarks.text }
}
