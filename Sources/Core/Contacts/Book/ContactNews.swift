package import Events
package import Primitives
package import Storage

/// Tells of contacts that were made or changed, and of which of their fields; never of what is in them.
package struct ContactNews: Sendable {
    let events: EventLog
    let workspace: WorkspaceID

    package init(events: EventLog, workspace: WorkspaceID) {
        self.events = events
        self.workspace = workspace
    }

    /// `contact.created`, `contact.changed` or `contact.deleted` of one.
    package func tell(
        _ kind: String,
        _ id: ContactID,
        changed: Set<String> = [],
        in transaction: Transaction
    ) throws {
        struct Payload: Encodable {
            let contactId: ContactID
            let changed: [String]
        }
        let payload = Payload(contactId: id, changed: changed.sorted())
        try events.append(
            NewEvent(workspace: workspace, kind: kind, subject: "\(id)", payload: try JSON.text(payload)),
            in: transaction
        )
    }

    /// One event for one, `contact.changed`; for many, `contacts.changed` with all of them.
    package func tell(_ changes: ContactEditor.Changes, cause: String? = nil, in transaction: Transaction) throws {
        guard let first = changes.first else { return }
        if changes.count == 1, cause == nil {
            return try tell("contact.changed", first.key, changed: first.value, in: transaction)
        }
        struct Payload: Encodable {
            let contactIds: [ContactID]
            let changed: [String]
            let cause: String?
        }
        let payload = Payload(
            contactIds: changes.keys.sorted(),
            changed: changes.values.reduce(into: Set<String>()) { $0.formUnion($1) }.sorted(),
            cause: cause
        )
        try events.append(
            NewEvent(
                workspace: workspace,
                kind: "contacts.changed",
                subject: cause ?? "\(first.key)",
                payload: try JSON.text(payload)
            ),
            in: transaction
        )
    }
}
