import Synchronization

/// Lets one task wait until others have something for it. Rings that come while nobody waits count as one.
final class Bell: Sendable {
    private enum State {
        case quiet
        case rung
        case waiting(CheckedContinuation<Void, Never>)
    }

    private let state = Mutex(State.quiet)

    func ring() {
        let waiter: CheckedContinuation<Void, Never>? = state.withLock { state in
            switch state {
            case .quiet, .rung:
                state = .rung
                return nil
            case .waiting(let waiter):
                state = .quiet
                return waiter
            }
        }
        waiter?.resume()
    }

    /// Returns when the bell rings, the time is over, or the task is cancelled. One task may wait at a time.
    func wait(upTo limit: Duration?, sleep: @escaping @Sendable (Duration) async throws -> Void) async {
        guard let limit else { return await waitForRing() }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                try? await sleep(limit)
                if !Task.isCancelled { self.ring() }
            }
            await waitForRing()
            group.cancelAll()
        }
    }

    private func waitForRing() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let rung = state.withLock { state in
                    if case .rung = state {
                        state = .quiet
                        return true
                    }
                    state = .waiting(continuation)
                    return false
                }
                // A cancellation that came first has rung the bell, so nothing waits for ever.
                if rung { continuation.resume() }
            }
        } onCancel: {
            ring()
        }
    }
}
