import Foundation
import Jobs
import Primitives
import Storage

/// Work of sequences that a job carries as its payload.
protocol SequenceWork: Codable, Sendable {
    static var kind: String { get }
}

extension SequenceWork {
    var json: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }

    init(of job: Job) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(job.payload.utf8))
    }

    /// Has it done soon, each time anew.
    func queue(in workspace: WorkspaceID, ambient: Ambient, _ transaction: Transaction) throws {
        try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(
                workspace: workspace,
                kind: Self.kind,
                key: "\(ambient.rawID())",
                runAt: ambient.now(),
                payload: try json
            )
        )
    }
}
