import Jobs
import Primitives

/// A stream's place at the hub, given back when the stream is forgotten.
final class EventSubscription: Sendable {
    /// Rung when the workspace may have something new.
    let bell = Bell()
    private let workspace: WorkspaceID
    private let hub: EventHub

    init(to workspace: WorkspaceID, of hub: EventHub) {
        self.workspace = workspace
        self.hub = hub
        hub.add(bell, for: workspace)
    }

    deinit {
        hub.remove(bell, for: workspace)
    }
}
