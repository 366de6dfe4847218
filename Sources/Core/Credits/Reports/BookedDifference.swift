import Primitives
import Storage

/// What the closing of a reconciled day took: it is no message's, and so has a row of its own in report and export.
///
/// What a closing gives back is not here: it is a grant of kind `adjustment`, and what was spent stays spent.
struct BookedDifference: Sendable {
    let at: Timestamp
    let points: Points
    /// `reconciliation:106540352242922:2026-11-23`
    let reference: String

    /// The row of the report that it belongs to, one for each reconciled day: `reconciliation:2026-11-23`.
    var key: String {
        let day = reference.split(separator: ":").last.flatMap { CivilDay(String($0)) }
        return day.map { "reconciliation:\($0)" } ?? "reconciliation"
    }
}

extension BookedDifference {
    init(_ row: Row) throws {
        at = try row["at"]
        points = try row["amount"]
        reference = try row["reference"]
    }
}
