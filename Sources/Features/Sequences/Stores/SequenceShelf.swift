import Automation
import Primitives
import Storage
import Synchronization

/// A published version, read once: it never changes.
struct LiveVersion: Sendable {
    let number: Int
    let plan: SequencePlan
    let graph: Flow
}

/// Published versions that were read before.
package final class SequenceShelf: Sendable {
    private struct Key: Hashable {
        let workspace: WorkspaceID
        let sequence: SequenceID
        let version: Int
    }

    private static let most = 1_000
    private let versions = Mutex<[Key: LiveVersion]>([:])

    package init() {}

    /// - Throws: `SequenceError.noVersion`.
    func version(
        _ number: Int,
        of sequence: SequenceID,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> LiveVersion {
        let key = Key(workspace: workspace, sequence: sequence, version: number)
        if let known = versions.withLock({ $0[key] }) { return known }
        let store = FlowVersionStore(transaction, in: workspace)
        guard let found = try store.find(sequence.flow, number) else { throw SequenceError.noVersion(number) }
        let read = LiveVersion(number: number, plan: try SequencePlan(json: found.source), graph: found.graph)
        // A version that this transaction has just made may yet be rolled back.
        transaction.afterCommit { [self] in
            versions.withLock { versions in
                if versions.count >= Self.most { versions.removeAll() }
                versions[key] = read
            }
        }
        return read
    }
}

extension SequenceID {
    /// The flow engine's name for it.
    var flow: FlowID { FlowID(rawValue: rawValue) }
}
