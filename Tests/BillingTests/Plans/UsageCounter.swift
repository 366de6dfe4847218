import Synchronization
import Workspaces

/// What a workspace has of everything, for tests of what its plan allows.
final class UsageCounter: Sendable {
    private let usage = Mutex(WorkspaceUsage())

    var value: WorkspaceUsage { usage.withLock { $0 } }

    func set(_ value: WorkspaceUsage) { usage.withLock { $0 = value } }
}
