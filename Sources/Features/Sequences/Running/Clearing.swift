import Automation
import Jobs
import Primitives
import Storage

/// Takes away what belongs to a sequence that was deleted, a slice at a time. Its messages stay in their threads.
enum Clearing {
    static let kind = "sequences.clear"
    static let slice = 500

    static func enqueue(_ id: SequenceID, in workspace: WorkspaceID, ambient: Ambient, _ transaction: Transaction)
        throws
    {
        try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(workspace: workspace, kind: kind, key: "\(id)", runAt: ambient.now(), payload: "{}")
        )
    }

    static func handler(_ service: SequenceService) -> JobHandler {
        JobHandler(kind: kind) { job in
            guard let id = SequenceID(job.key) else { return }
            try await service.database.write { transaction in
                let store = EnrolmentStore(transaction, in: job.workspace)
                let some = try store.page(of: id, stage: nil, contacts: nil, after: nil, limit: slice)
                guard some.isEmpty else {
                    try store.delete(some.map(\.id))
                    return try job.lease.postpone(until: service.ambient.now(), in: transaction)
                }
                try FlowVersionStore(transaction, in: job.workspace).delete(id.flow)
                try SequenceStore(transaction, in: job.workspace).clear(id)
                try job.lease.complete(in: transaction)
            }
        }
    }
}
