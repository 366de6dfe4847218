import Jobs
import Notifications
import Primitives
import Storage

/// The job, one for each gateway, that asks for refunds and disputes whose webhook was lost. What was heard of is heard again,
/// which changes nothing.
struct AftermathWatch: Sendable {
    static let kind = "billing.aftermath"

    let tools: PaymentTools

    /// What a look leaves for the next.
    private struct Seen: Codable {
        /// The last look that was answered.
        var at: Timestamp?
        /// The last time when what is under way was asked for by its name.
        var openAt: Timestamp?
    }

    var handler: JobHandler {
        // For ever: what fails is tried again, not buried.
        JobHandler(kind: Self.kind, attemptsMax: 1_000_000) { try await run($0) }
    }

    static func start(in transaction: Transaction, ambient: Ambient) throws {
        let jobs = [GatewayID.razorpay, .cashfree, .stripe].map { gateway in
            NewJob(workspace: .instance, kind: kind, key: gateway.rawValue, runAt: ambient.now(), payload: "{}")
        }
        try JobStore(transaction, ambient: ambient).enqueue(jobs)
    }

    private func run(_ job: Job) async throws {
        guard let id = GatewayID(rawValue: job.key) else { return }
        let now = tools.ambient.now()
        guard let gateway = try await find(id), let aftermath = gateway.aftermath else {
            try await tools.database.write {
                try job.lease.postpone(until: now + AftermathSchedule.idle, in: $0)
            }
            return
        }
        var seen: Seen = try StoredJSON.read(job.payload)
        let last = max(seen.at ?? now - AftermathSchedule.pause, now - AftermathSchedule.sinceMost)
        let isOpenDue = seen.openAt.map { $0 + AftermathSchedule.openPause <= now } ?? true
        switch aftermath {
        case .all(let lists):
            try await look(lists, since: last - AftermathSchedule.overlap, id)
            if isOpenDue { try await lookAtOpen(lists, gateway) }
        case .each(let list):
            let due = try await tools.database.read {
                try AftermathStore(transaction: $0, gateway: id).due(since: last, at: now)
            }
            for money in due { try await hear(try await list(money), from: id) }
        }
        seen.at = now
        if isOpenDue { seen.openAt = now }
        let payload = try StoredJSON.text(seen)
        try await tools.database.write {
            try job.lease.postpone(until: now + AftermathSchedule.pause, payload: payload, in: $0)
        }
    }

    /// `nil` while it is not set up.
    private func find(_ id: GatewayID) async throws -> Gateway? {
        do {
            return try await tools.gateways.find(id)
        } catch BillingError.gatewayNotFound {
            return nil
        }
    }

    private func look(_ lists: AftermathLists, since: Timestamp, _ id: GatewayID) async throws {
        try await hear(try await lists.refunds(since).map { .refund($0) }, from: id)
        try await hear(try await known { try await lists.disputes(since) }.map { .dispute($0) }, from: id)
    }

    /// A verdict comes weeks after the question.
    private func lookAtOpen(_ lists: AftermathLists, _ gateway: Gateway) async throws {
        let (disputes, refunds) = try await tools.database.read { transaction in
            let store = AftermathStore(transaction: transaction, gateway: gateway.id)
            return (try store.openDisputes(), try store.openRefunds())
        }
        for name in disputes {
            let report = try await known { [try await lists.dispute(name)].compactMap { $0 } }
            try await hear(report.map { .dispute($0) }, from: gateway.id)
        }
        for (name, request) in refunds {
            let report = try await known { [try await gateway.findRefund(name, request)].compactMap { $0 } }
            try await hear(report.map { .refund($0) }, from: gateway.id)
        }
    }

    /// What a key may not see, and what is gone, is refused: that says nothing of the money, and holds up nothing else.
    private func known<Report>(_ ask: () async throws -> [Report]) async throws -> [Report] {
        do {
            return try await ask()
        } catch GatewayError.refused {
            return []
        }
    }

    /// Each in a transaction of its own, as webhooks come.
    private func hear(_ all: [GatewayNews], from id: GatewayID) async throws {
        let intake = GatewayIntake(tools: tools)
        for news in all { try await tools.database.write { _ = try intake.hear(news, from: id, $0) } }
    }
}
