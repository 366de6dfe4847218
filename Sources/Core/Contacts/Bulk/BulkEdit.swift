package import Primitives
import Storage

/// One change of many contacts.
package struct BulkEdit: Sendable {
    package enum State: String, Sendable, Codable, CaseIterable, DatabaseValue {
        case running
        case done
        case failed
        case undoing
        case undone
    }

    /// How long after its end it can be undone.
    static let undoable: Duration = .hours(24)

    package let id: BulkID
    package var state: State
    package let selection: Selection
    package let change: BulkChange
    package let matched: Int64
    package var changed: Int64 = 0
    /// Those who were so before.
    package var skipped: Int64 = 0
    /// Those for whom it could not be done.
    package var failed: Int64 = 0
    /// Where it has got to: the contact, or the line of the journal when it is undone.
    var place: Int64 = 0
    package var error: String?
    package let createdBy: String
    package let createdAt: Timestamp
    package var finishedAt: Timestamp?

    package var undoableUntil: Timestamp? {
        guard state == .done, changed > 0, let finishedAt else { return nil }
        return finishedAt + Self.undoable
    }
}

extension BulkEdit {
    init(_ row: Row) throws {
        id = try row["id"]
        state = try row["state"]
        selection = try JSON.value(row["selection"])
        change = try JSON.value(row["change"])
        matched = try row["matched"]
        changed = try row["changed"]
        skipped = try row["skipped"]
        failed = try row["failed"]
        place = try row["place"]
        error = try row["error"]
        createdBy = try row["created_by"]
        createdAt = try row["created_at"]
        finishedAt = try row["finished_at"]
    }
}
