package import Primitives

/// Work to be done later, once, as `JobStore.enqueue` takes it.
package struct NewJob: Sendable {
    package let workspace: WorkspaceID
    /// Which workers' places it takes: a queue has its own limit of jobs that run at once.
    package let queue: String
    /// Which `JobHandler` runs it: `campaign.start`.
    package let kind: String
    /// What makes enqueueing idempotent: there is at most one open job of a kind with this key in a workspace.
    package let key: String
    /// Jobs of one workspace and queue with the same ordering key stand in a line: one runs at a time, in the order of
    /// their ids. A job that waits, for its time or for its next attempt, holds up those behind it.
    package let orderingKey: String?
    /// Not before this moment.
    package let runAt: Timestamp
    /// JSON, of a shape that only the handler knows.
    package let payload: String

    package init(
        workspace: WorkspaceID,
        queue: String = "default",
        kind: String,
        key: String,
        orderingKey: String? = nil,
        runAt: Timestamp,
        payload: String
    ) {
        self.workspace = workspace
        self.queue = queue
        self.kind = kind
        self.key = key
        self.orderingKey = orderingKey
        self.runAt = runAt
        self.payload = payload
    }
}
