package import Primitives

package enum ExportTag: Identified { package static let idPrefix = "exp" }
package typealias ExportID = ID<ExportTag>

/// Contacts as a file, made by a job and kept for a week.
package struct Export: Sendable, Equatable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case running
        case ready
        case failed
    }

    package enum Format: String, Sendable, Codable, CaseIterable {
        case csv
        case xlsx
    }

    package let id: ExportID
    package let state: State
    package let format: Format
    let target: ExportTarget
    package let columns: [String]
    /// Whether numbers are masked, as for whoever asked.
    package let isMasked: Bool
    package let total: Int
    package let done: Int
    package let bytes: Int64
    package let error: String?
    /// `mem_…` or `key_…`.
    package let createdBy: String
    package let createdAt: Timestamp
    package let finishedAt: Timestamp?
    package let expiresAt: Timestamp
}
