package import Primitives
import Storage

/// A change that was committed.
package struct Event: Sendable, Equatable, Codable {
    package let id: EventID
    package let workspace: WorkspaceID
    package let kind: String
    package let subject: String
    /// A JSON object.
    package let payload: String
    package let at: Timestamp
    /// Where it stands in the workspace's log; what a reader who has seen it goes on from.
    package let position: EventPosition

    init(_ new: NewEvent, id: EventID, xact: Int64, at moment: Timestamp) {
        self.id = id
        workspace = new.workspace
        kind = new.kind
        subject = new.subject
        payload = new.payload
        at = moment
        position = EventPosition(xact: xact, id: id)
    }

    init(_ row: Row) throws {
        id = try row["id"]
        workspace = try row["workspace_id"]
        kind = try row["kind"]
        subject = try row["subject"]
        payload = try row["payload"]
        at = try row["at"]
        position = try EventPosition(row)
    }
}
