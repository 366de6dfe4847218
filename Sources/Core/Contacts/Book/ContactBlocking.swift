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
        try JobStore(transaction, ambient: ambient).set(
            NewJob(
                workspace: workspace,
                kind: Self.kind,
                key: "\(contact)",
                runAt: ambient.now(),
                payload: try JSON.text(self)
            )
        )
    }
}
