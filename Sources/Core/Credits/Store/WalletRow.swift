import Primitives
import Storage

/// A wallet as it is stored, with what every change needs to know beside the balances.
struct WalletRow {
    let workspace: WorkspaceID
    /// The currency of its price book.
    let book: String
    let balances: Balances
    let lastSequence: Int64
    let lastAt: Timestamp
    let openedAt: Timestamp
    /// There are caps, so that every movement of a hold is counted.
    let isCapped: Bool
    /// Of what the numbers have reached of Meta's volume discount; 0 while there is nothing.
    let tiersVersion: Int64
    let armed: [AlertRule.Name: Bool]
    /// The database was put back from a backup at that time, and nobody has said yet that it may send.
    let restoredAt: Timestamp?

    init(_ row: Row) throws {
        workspace = try row["workspace_id"]
        book = try row["book"]
        balances = try Account.allCases.reduce(into: Balances()) { $0[$1] = try row[$1.rawValue] }
        lastSequence = try row["last_sequence"]
        lastAt = try row["last_at"]
        openedAt = try row["opened_at"]
        isCapped = try row["is_capped"]
        tiersVersion = try row["tiers_version"]
        restoredAt = try row["restored_at"]
        armed = [.notice: try row["notice_armed"], .lock: try row["lock_armed"]]
    }
}
