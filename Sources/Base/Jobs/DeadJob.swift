package import Primitives
import Storage

/// A job that failed as often as it may.
package struct DeadJob: Sendable, Equatable {
    package let id: JobID
    package let workspace: WorkspaceID
    package let queue: String
    package let kind: String
    package let key: String
    package let payload: String
    package let enqueuedAt: Timestamp
    package let attempts: Int
    /// What the last attempt threw.
    package let error: String
    package let diedAt: Timestamp

    init(_ row: Row) throws {
        id = try row["id"]
        workspace = try row["workspace_id"]
        queue = try row["queue"]
        kind = try row["kind"]
        key = try row["key"]
        payload = try row["payload"]
        enqueuedAt = try row["enqueued_at"]
        attempts = try row["attempts"]
        error = try row["error"]
        diedAt = try row["died_at"]
    }
}
