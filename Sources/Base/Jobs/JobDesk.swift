import Logging
import Primitives
import Storage
import Synchronization

/// One worker's share of one queue: takes jobs while it has free places, and waits when there is nothing to do.
final class JobDesk: Sendable {
    private struct State {
        var isClosed = false
        var running: [JobID: JobLease] = [:]
    }

    let queue: String
    /// Rung when there may be something to do: a notice, a free place, the end.
    let bell = Bell()
    private let places: Int
    private let handlers: [String: JobHandler]
    private let leases: [String: Duration]
    private let drain: Duration
    private let database: Database
    private let ambient: Ambient
    private let logger: Logger
    private let state = Mutex(State())

    init(
        queue: String,
        places: Int,
        handlers: [String: JobHandler],
        drain: Duration,
        database: Database,
        ambient: Ambient,
        logger: Logger
    ) {
        self.queue = queue
        self.places = places
        self.handlers = handlers
        leases = handlers.mapValues(\.lease)
        self.drain = drain
        self.database = database
        self.ambient = ambient
        self.logger = logger
    }

    /// Takes no more jobs; `run` returns when those in hand have ended.
    func close() {
        state.withLock { $0.isClosed = true }
        bell.ring()
    }

    func run() async {
        await withDiscardingTaskGroup { group in
            while !isClosed, !Task.isCancelled {
                let free = places - running.count
                guard free > 0 else {
                    await bell.wait()
                    continue
                }
                switch await look(limit: free) {
                case .jobs(let jobs):
                    for job in jobs {
                        guard let handler = handlers[job.kind] else { continue }
                        state.withLock { $0.running[job.id] = job.lease }
                        group.addTask { await self.work(on: job, by: handler) }
                    }
                case .nothing(let pause):
                    await bell.wait(orAfter: { [ambient] in try await ambient.sleep(pause) })
                }
            }
            await drainPlaces()
            group.cancelAll()
        }
    }

    private var isClosed: Bool { state.withLock { $0.isClosed } }
    private var running: [JobID: JobLease] { state.withLock { $0.running } }

    private func work(on job: Job, by handler: JobHandler) async {
        let run = JobRun(job: job, handler: handler, database: database, ambient: ambient, logger: logger)
        await run.perform {
            self.state.withLock { _ = $0.running.removeValue(forKey: job.id) }
            self.bell.ring()
        }
    }
}

extension JobDesk {
    private enum Found {
        /// Empty when there may be some in a moment: look again.
        case jobs([Job])
        /// Look again after this long, or when the bell rings.
        case nothing(Duration)
    }

    /// Reads before it claims: an idle queue costs its database no write.
    private func look(limit: Int) async -> Found {
        do {
            let now = ambient.now()
            let first = try await upcoming(after: nil, at: now)
            guard let first, first <= now else { return .nothing(pause(from: now, until: first)) }

            let claim = try await database.write { [queue, leases] transaction in
                try JobClaims(transaction: transaction, now: now).take(from: queue, leases: leases, limit: limit)
            }
            if !claim.jobs.isEmpty || claim.madeRoom { return .jobs(claim.jobs) }
            if claim.passedOver { return .nothing(.milliseconds(20)) }
            return .nothing(pause(from: now, until: try await upcoming(after: now, at: now)))
        } catch {
            logger.warning("Jobs cannot be read", metadata: ["job.queue": "\(queue)", "error": "\(error)"])
            return .nothing(JobStore.pollInterval)
        }
    }

    private func upcoming(after moment: Timestamp?, at now: Timestamp) async throws -> Timestamp? {
        try await database.read { [queue] transaction in
            try JobClaims(transaction: transaction, now: now).upcoming(in: queue, after: moment)
        }
    }

    private func pause(from now: Timestamp, until next: Timestamp?) -> Duration {
        guard let next else { return JobStore.pollInterval }
        return min(max(next - now, .milliseconds(1)), JobStore.pollInterval)
    }

    /// Waits for the jobs in hand, but not for ever; what is left then is given back before it is cancelled, so that
    /// another worker need not wait for a handler that does not listen.
    private func drainPlaces() async {
        let end = ambient.now() + drain
        while !running.isEmpty, !Task.isCancelled, ambient.now() < end {
            let left = end - ambient.now()
            await bell.wait(orAfter: { [ambient] in try await ambient.sleep(left) })
        }
        for lease in running.values {
            do {
                try await database.write { try lease.giveBack(in: $0) }
                logger.info("Job given back unfinished", metadata: ["job.id": "\(lease.job)", "job.queue": "\(queue)"])
            } catch JobError.leaseLost {
                // It has ended at the last moment.
            } catch {
                // Nobody is told, so the others wait until the lease runs out.
                logger.warning("Job cannot be given back", metadata: ["job.id": "\(lease.job)", "error": "\(error)"])
            }
        }
    }
}
