package import Primitives

package enum ConsentJobTag: Identified { package static let idPrefix = "cns" }
package typealias ConsentJobID = ID<ConsentJobTag>

/// Consent of many, taken by a job.
package struct ConsentJob: Sendable, Equatable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case running
        case done
    }

    package let id: ConsentJobID
    package let state: State
    package let word: ConsentWord
    let target: ExportTarget
    /// The last contact that is done.
    let position: Int64
    package let matched: Int
    package let changed: Int
    /// Contacts who had said so already.
    package let skipped: Int
    package let failed: Int
    package let createdAt: Timestamp
    package let finishedAt: Timestamp?
}
