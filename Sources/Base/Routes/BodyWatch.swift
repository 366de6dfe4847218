import Synchronization
import ServiceLifecycle

/// Gives up on bodies that do not come, for the life of the process.
///
/// One look at all of them at short intervals, since a timer for each costs as much as the rest of a small request. So a
/// limit is kept to within one interval.
package final class BodyWatch: Service {
    private let every: Duration
    private let waiting = Mutex(Waiting())

    private struct Waiting {
        var last = 0
        var reads: [Int: Read] = [:]
    }

    private struct Read {
        let deadline: ContinuousClock.Instant
        let giveUp: @Sendable () -> Void
    }

    init(every: Duration) {
        self.every = every
    }

    /// What `work` gives, unless it takes longer than `limit`, when it is cancelled.
    ///
    /// - Throws: `body-too-slow`.
    func wait<Value: Sendable>(
        _ limit: Duration,
        for work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        // Begun here and now: what has arrived with the request's head is read without a change of threads.
        let reading = Task.immediate { try await work() }
        let deadline = ContinuousClock.now + limit
        let read = add(Read(deadline: deadline) { reading.cancel() })
        defer { remove(read) }
        let result = await withTaskCancellationHandler {
            await reading.result
        } onCancel: {
            reading.cancel()
        }
        // A sequence that is cancelled may just end, and what came of the body would look like all of it.
        if reading.isCancelled { throw ContinuousClock.now >= deadline ? Problem.bodyTooSlow : CancellationError() }
        return try result.get()
    }

    package func run() async throws {
        try? await cancelWhenGracefulShutdown { [self] in
            while true {
                try await Task.sleep(for: every)
                look()
            }
        }
    }

    private func look() {
        let now = ContinuousClock.now
        let over = waiting.withLock { waiting in waiting.reads.values.filter { $0.deadline <= now } }
        for read in over { read.giveUp() }
    }

    private func add(_ read: Read) -> Int {
        waiting.withLock { waiting in
            waiting.last += 1
            waiting.reads[waiting.last] = read
            return waiting.last
        }
    }

    private func remove(_ read: Int) {
        waiting.withLock { $0.reads[read] = nil }
    }
}
