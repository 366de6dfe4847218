import CloudAPI
import Jobs
import Logging
import Primitives
import ServiceLifecycle
import Storage

/// Takes webhook bodies from the inbox and processes each once, for the life of the process.
package struct Receiver: Service {
    private let database: Database
    private let ambient: Ambient
    private let steps: ReceivingSteps
    private let logger: Logger

    /// Bodies and updates of one transaction. Meta packs up to 1,000 updates in a body; usually it is one. A colleague's reply waits
    /// for the transaction before its own, so that a campaign's statuses are taken in by the hundred, not by the thousand.
    private static let bodiesMax = 200
    private static let itemsMax = 250
    /// Longer than any two transactions overlap.
    private static let overlap: Duration = .minutes(10)
    /// Of a storm of webhooks so many batches come before what was parked is looked at: it takes less than the overlap.
    private static let roundsMost = 100

    init(database: Database, ambient: Ambient, steps: ReceivingSteps, logger: Logger) {
        self.database = database
        self.ambient = ambient
        self.steps = steps
        self.logger = logger
    }

    package func run() async throws {
        let bell = Bell()
        await withDiscardingTaskGroup { group in
            group.addTask {
                for await _ in database.notices("webhooks").cancelOnGracefulShutdown() { bell.ring() }
                bell.ring()
            }
            // Once all that is kept: a process that ended between the two transactions has looked at nothing.
            var kept = InboxPruning.parkedKeptFor
            var rounds = 0
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                let isMore = await round()
                rounds += 1
                if isMore, rounds < Self.roundsMost { continue }
                if await takeUp(since: ambient.now() - kept) { kept = Self.overlap }
                rounds = 0
                if !isMore { await bell.wait(orAfter: { try await ambient.sleep(.seconds(1)) }) }
            }
        }
    }

    /// Processes what waits, one batch. `true`: there may be more.
    private func round() async -> Bool {
        do {
            return try await process() > 0
        } catch {
            logger.error("Webhooks could not be processed", metadata: ["error": "\(error)"])
            try? await ambient.sleep(.seconds(1))
            return false
        }
    }

    /// Applies statuses that were parked while another process was naming their message.
    ///
    /// - Returns: whether there is none left.
    private func takeUp(since: Timestamp) async -> Bool {
        let now = ambient.now()
        do {
            while try await database.read({ try ParkedStore(transaction: $0).isAnyKnown(since: since) }) {
                try await database.write { try steps.takeUp(since: since, now: now, in: $0) }
            }
            return true
        } catch {
            logger.error("Parked statuses could not be applied", metadata: ["error": "\(error)"])
            return false
        }
    }

    /// Reads and parses outside the transaction that changes things; what another process did meanwhile is left alone.
    ///
    /// - Returns: how many bodies were looked at.
    @discardableResult
    package func process() async throws -> Int {
        let bodies = try await database.read { try InboxStore(transaction: $0).waiting(limit: Self.bodiesMax) }
        guard !bodies.isEmpty else { return 0 }
        let parsed = Self.first(bodies)
        do {
            return try await apply(parsed) ? parsed.count : 0
        } catch let error as DatabaseError where error.isEngine {
            throw error
        } catch {
            return try await applyEach(parsed)
        }
    }

    /// One body that cannot be processed never stops those behind it: it is set aside, with the reason, for a replay.
    private func applyEach(_ parsed: [ParsedBody]) async throws -> Int {
        for body in parsed {
            do {
                guard try await apply([body]) else { return 0 }
            } catch let error as DatabaseError where error.isEngine {
                throw error
            } catch {
                logger.error("A webhook was set aside", metadata: ["inbox.id": "\(body.id)", "error": "\(error)"])
                let problem = "\(error)".replacing("\0", with: "\u{FFFD}")
                try await database.write { try InboxStore(transaction: $0).setAside(body.id, problem: problem) }
            }
        }
        return parsed.count
    }

    /// `false`: another process has the receiver's place.
    private func apply(_ parsed: [ParsedBody]) async throws -> Bool {
        let now = ambient.now()
        return try await database.write { transaction in
            let inbox = InboxStore(transaction: transaction)
            guard try inbox.lockReceiver() else { return false }
            let waiting = try inbox.stillWaiting(parsed.map(\.id))
            let mine = parsed.filter { waiting.contains($0.id) }
            try steps.apply(mine.filter { $0.problem == nil }, now: now, in: transaction)
            try inbox.finish(mine.filter { $0.problem == nil }.map(\.id))
            for body in mine {
                if let problem = body.problem { try inbox.setAside(body.id, problem: problem) }
            }
            return true
        }
    }

    /// As many as fit in one transaction, and one at least.
    private static func first(_ bodies: [InboxStore.Body]) -> [ParsedBody] {
        var parsed: [ParsedBody] = []
        var items = 0
        for body in bodies where items < itemsMax {
            parsed.append(ParsedBody(body))
            items += parsed.last?.items.count ?? 0
        }
        return parsed
    }
}
