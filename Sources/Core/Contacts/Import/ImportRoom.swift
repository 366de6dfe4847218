import Primitives
import Storage
import Workspaces

/// What the workspace's plan has room for, while a file is read.
///
/// A row becomes a contact when a campaign goes to it, so each good row whose number nobody has yet takes a place.
struct ImportRoom {
    let limits: WorkspaceLimits
    let transaction: Transaction
    let ambient: Ambient

    static let refusal = ImportRemark("no-room", "Your plan has no room for another contact.")

    /// The rows, of which those beyond the room are invalid.
    func fit(_ rows: [ImportRow], of id: ImportID, in workspace: WorkspaceID) throws -> [ImportRow] {
        let store = ImportStore(transaction)
        let room = try limits.room(for: .contacts, in: workspace, transaction) {
            try ContactStore(transaction, ambient: ambient).count(in: workspace)
                + store.newcomers(in: id, workspace)
        }
        guard var room else { return rows }
        let phones = Set(rows.filter { $0.verdict == .ok }.compactMap(\.e164))
        var placed = try store.present(Array(phones), in: id, workspace)
            .union(ContactStore(transaction, ambient: ambient).known(Array(phones), in: workspace).keys)
        return rows.map { row in
            guard row.verdict == .ok, let phone = row.e164, placed.insert(phone).inserted else { return row }
            guard room > 0 else { return row.refused(Self.refusal) }
            room -= 1
            return row
        }
    }
}

extension ImportStore {
    /// How many good rows are of numbers that no contact has.
    func newcomers(in id: ImportID, _ workspace: WorkspaceID) throws -> Int64 {
        let row = try transaction.row(
            """
            SELECT count(*) AS count FROM import_rows
            WHERE workspace_id = \(workspace) AND import_id = \(id) AND verdict = 'ok' AND NOT EXISTS (
                SELECT 1 FROM contact_identities
                WHERE contact_identities.workspace_id = import_rows.workspace_id AND contact_identities.kind = 'phone'
                    AND contact_identities.value = import_rows.e164)
            """
        )
        return try row?["count"] ?? 0
    }
}

extension ImportRow {
    func refused(_ remark: ImportRemark) -> ImportRow {
        ImportRow(
            row: row,
            phone: phone,
            e164: e164,
            country: country,
            verdict: .invalid,
            remarks: [remark],
            name: name,
            cells: cells
        )
    }
}
