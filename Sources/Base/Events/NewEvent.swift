package import Primitives

/// A change that others may care about, as `EventLog.append` takes it.
package struct NewEvent: Sendable {
    package let workspace: WorkspaceID
    /// What happened, in the past tense: `message.created`.
    package let kind: String
    /// What it happened to, as its outside identity: `cnv_…`. Subscribers see one subject's events in order.
    package let subject: String
    /// A JSON object, of a shape that depends on the kind.
    package let payload: String

    package init(workspace: WorkspaceID, kind: String, subject: String, payload: String) {
        self.workspace = workspace
        self.kind = kind
        self.subject = subject
        self.payload = payload
    }
}
