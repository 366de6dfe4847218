import Events
import Primitives
import Storage

/// The event `import.changed`: `{importId, state, rows, rowsTotal, ok, duplicate, invalid, progress}`.
struct ImportNews: Sendable {
    let events: EventLog

    private struct Payload: Encodable {
        let importId: ImportID
        let state: Import.State
        let rows: Int
        let rowsTotal: Int
        let ok: Int
        let duplicate: Int
        let invalid: Int
        let progress: Double
    }

    /// `contacts.imported`: `{importId}`. One for all contacts of an import: `ImportStore.created` has who they are.
    func imported(_ id: ImportID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        let event = NewEvent(
            workspace: workspace,
            kind: "contacts.imported",
            subject: "\(id)",
            payload: try JSON.text(["importId": "\(id)"])
        )
        try events.append(event, in: transaction)
    }

    func tell(_ found: Import, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        let payload = Payload(
            importId: found.id,
            state: found.state,
            rows: found.rows,
            rowsTotal: found.rowsTotal,
            ok: found.ok,
            duplicate: found.duplicate,
            invalid: found.invalid,
            progress: Double(found.progress) / 100
        )
        let event = NewEvent(
            workspace: workspace,
            kind: "import.changed",
            subject: "\(found.id)",
            payload: try JSON.text(payload)
        )
        try events.append(event, in: transaction)
    }
}
