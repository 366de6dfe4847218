import Logging
import Primitives
import Storage

/// One attempt at one job: the handler, the lease kept fresh beside it, and how it ended.
struct JobRun {
    let job: Job
    let handler: JobHandler
    let database: Database
    let ambient: Ambient
    let logger: Logger

    private enum Ending: Sendable {
        case finished
        case failed(String)
        /// The lease went to someone else while the handler was at work.
        case lost
        /// The worker is stopping.
        case stopped
    }

    /// - Parameter vacate: called when the job's place is free, though a handler that ignores its cancellation may
    ///   go on: it holds nothing any more.
    func perform(vacate: @Sendable () -> Void) async {
        guard job.attempt <= handler.attemptsMax else {
            await settle(.failed("its worker stopped \(handler.attemptsMax) times without saying why"))
            return vacate()
        }
        await withTaskGroup(of: Ending.self) { group in
            group.addTask { await self.call() }
            group.addTask { await self.keepLease() }
            let ending = await group.next() ?? .stopped
            group.cancelAll()
            await settle(ending)
            vacate()
        }
    }

    private func call() async -> Ending {
        do {
            try await handler.run(job)
            return .finished
        } catch {
            return Task.isCancelled ? .stopped : .failed("\(error)")
        }
    }

    private func keepLease() async -> Ending {
        let end = ambient.now() + handler.timeLimit
        while true {
            do {
                try await ambient.sleep(handler.lease / 3)
                if ambient.now() >= end { return .failed("not done within \(handler.timeLimit)") }
                let until = ambient.now() + handler.lease
                let held = try await database.write { [job] in try job.lease.renew(until: until, in: $0) }
                if !held, !job.lease.isSettled { return .lost }
            } catch is CancellationError {
                return .stopped
            } catch {
                log(.warning, "Job's lease cannot be renewed", ["error": "\(error)"])
            }
        }
    }

    private func settle(_ ending: Ending) async {
        do {
            switch ending {
            case .finished:
                if !job.lease.isSettled { try await database.write { [job] in try job.lease.complete(in: $0) } }
            case .failed(let error):
                guard !job.lease.isSettled else {
                    return log(.warning, "Job failed after it was done", ["error": "\(error)"])
                }
                try await fail(error)
            case .stopped:
                if !job.lease.isSettled { try await database.write { [job] in try job.lease.giveBack(in: $0) } }
            case .lost:
                log(.warning, "Job was taken away while it ran")
            }
        } catch JobError.leaseLost {
            log(.info, "Job had been taken away when it ended")
        } catch {
            // The lease runs out, and the job is attempted again.
            log(.error, "Job's end cannot be stored", ["error": "\(error)"])
        }
    }

    private func fail(_ error: String) async throws {
        // Databases refuse NUL in text, and an error that cannot be stored would bring the job back for ever.
        let reason = String(error.replacing("\0", with: "\u{FFFD}").prefix(2000))
        let now = ambient.now()
        if job.attempt >= handler.attemptsMax {
            try await database.write { [job] in try job.lease.bury(reason, at: now, in: $0) }
            log(.error, "Job failed for good", ["error": "\(reason)"])
        } else {
            let retryAt = now + handler.backoff.delay(failures: job.attempt, random: ambient.random())
            try await database.write { [job] in try job.lease.fail(reason, retryAt: retryAt, in: $0) }
            log(.warning, "Job failed and will be tried again", ["error": "\(reason)", "job.retry_at": "\(retryAt)"])
        }
    }

    private func log(_ level: Logger.Level, _ message: Logger.Message, _ facts: Logger.Metadata = [:]) {
        let about: Logger.Metadata = [
            "job.id": "\(job.id)", "job.kind": "\(job.kind)", "job.workspace": "\(job.workspace)",
            "job.attempt": "\(job.attempt)",
        ]
        logger.log(level: level, message, metadata: about.merging(facts) { _, fact in fact })
    }
}
