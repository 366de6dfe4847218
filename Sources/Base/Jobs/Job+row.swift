import Primitives
import Storage

extension Job {
    /// The job as it will be once the row that was found is leased.
    init(leasing row: Row) throws {
        let workspace: WorkspaceID = try row["workspace_id"]
        let queue: String = try row["queue"]
        let orderingKey: String? = try row["ordering_key"]
        let epoch: Int64 = try row["lease_epoch"]
        let attempts: Int = try row["attempts"]
        self.init(
            id: try row["id"],
            workspace: workspace,
            queue: queue,
            kind: try row["kind"],
            key: try row["key"],
            payload: try row["payload"],
            attempt: attempts + 1,
            enqueuedAt: try row["enqueued_at"],
            lease: JobLease(
                workspace: workspace,
                job: try row["id"],
                epoch: epoch + 1,
                line: orderingKey.map { JobLine(workspace: workspace, queue: queue, key: $0) }
            )
        )
    }
}
