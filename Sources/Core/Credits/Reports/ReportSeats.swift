import HTTPTypes
package import Primitives
package import Routes
import Synchronization

/// One report at a time for each workspace: it reads many pages, and a screen that asks again while it waits would only wait
/// longer.
package final class ReportSeats: Sendable {
    private let taken = Mutex<Set<WorkspaceID>>([])

    package init() {}

    /// One report; it is over when nobody holds this any more.
    package final class Seat: Sendable {
        private let onEnd: @Sendable () -> Void

        init(onEnd: @escaping @Sendable () -> Void) {
            self.onEnd = onEnd
        }

        deinit { onEnd() }
    }

    /// - Throws: `report-running`.
    package func take(_ workspace: WorkspaceID) throws(Problem) -> Seat {
        guard taken.withLock({ $0.insert(workspace).inserted }) else {
            throw Problem(
                "report-running",
                status: 429,
                title: "A report of this workspace is being made",
                detail: "Try again when it is done.",
                headers: [.retryAfter: "2"]
            )
        }
        return Seat { [self] in taken.withLock { _ = $0.remove(workspace) } }
    }
}
