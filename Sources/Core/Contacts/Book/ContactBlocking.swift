import Jobs
package import Primitives
package import Storage

/// The job that follows a block, or the end of one: whoever sends for the workspace tells WhatsApp.
package struct ContactBlocking: Codable, Sendable {
    package static let kind = "contacts.block"

    package let contact: ContactID

    package init(_ contact: ContactID) {
        self.contact = contact
    }

    /// One for each contact: it looks at how the contact is when it runs.
    package func start(in workspace: WorkspaceID, ambient: Ambient, _ transaction: Transaction) throws {
        let jobs = JobStore(transaction, ambient: ambient)
        let (key, now) = ("\(contact)", ambient.now())
        let payload = try JSON.text(self)
        let isNew = try jobs.enqueue(
            NewJob(workspace: workspace, kind: Self.kind, key: key, runAt: now, payload: payload)
        )
        if !isNew { _ = try jobs.reschedule(workspace: workspace, kind: Self.kind, key: key, runAt: now) }
    }
}
