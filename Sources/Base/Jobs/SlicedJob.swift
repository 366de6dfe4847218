package import Primitives
package import Storage

/// A job of the whole instance that does its work in slices, each in a transaction of its own, so that an upgrade or a clean-up
/// of any size holds up nothing.
package struct SlicedJob: Sendable {
    private let kind: String
    private let step: @Sendable (Transaction) throws -> Bool

    /// - Parameter step: one slice and how far it went; returns whether there is nothing left.
    package init(kind: String, step: @escaping @Sendable (Transaction) throws -> Bool) {
        self.kind = kind
        self.step = step
    }

    package func handler(_ database: Database, _ ambient: Ambient) -> JobHandler {
        JobHandler(kind: kind) { job in
            try await database.write { transaction in
                if try step(transaction) {
                    try job.lease.complete(in: transaction)
                } else {
                    try job.lease.postpone(until: ambient.now(), in: transaction)
                }
            }
        }
    }

    /// Leaves the job, unless it is open already.
    package func schedule(in transaction: Transaction, ambient: Ambient) throws {
        try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(workspace: WorkspaceID(rawValue: 0), kind: kind, key: "all", runAt: ambient.now(), payload: "{}")
        )
    }
}
