import Jobs
import Primitives
import Storage

/// The job that looks after a payment until nothing more can come of it: asks its gateway, and ends it in time.
struct PaymentWatch: Sendable {
    static let kind = "billing.watch"

    let tools: PaymentTools

    var handler: JobHandler {
        // A payment is looked after as long as it takes: what fails is tried again by the schedule, not buried.
        JobHandler(kind: Self.kind, attemptsMax: 1_000_000) { try await run($0) }
    }

    func start(_ payment: Payment, _ transaction: Transaction) throws {
        let now = tools.ambient.now()
        try JobStore(transaction, ambient: tools.ambient).enqueue(
            NewJob(
                workspace: payment.workspace,
                kind: Self.kind,
                key: "\(payment.id)",
                runAt: WatchSchedule.next(payment, at: now) ?? now,
                payload: "{}"
            )
        )
    }

    private func run(_ job: Job) async throws {
        guard let id = PaymentID(job.key) else { return }
        let seen = try await tools.database.read { try PaymentStore($0, in: job.workspace).find(id) }
        guard let seen else { return }
        let answer = await ask(seen)
        try await tools.database.write { transaction in
            let book = try PaymentBook(tools: tools, in: job.workspace, transaction)
            for report in answer.reports { try book.hear(report, of: id) }
            let now = tools.ambient.now()
            // Without an answer it waits a day longer: whoever has paid must not read that nobody has.
            let end = seen.expiresAt + WatchSchedule.grace + (answer.isKnown ? .zero : .days(1))
            if now >= end { try book.hear(.expired, of: id) }
            let payment = try PaymentStore(transaction, in: job.workspace).lock(id)
            if let next = WatchSchedule.next(payment, at: now) {
                try job.lease.postpone(until: next, in: transaction)
            } else {
                try job.lease.complete(in: transaction)
            }
        }
    }

    private func ask(_ payment: Payment) async -> (reports: [PaymentReport], isKnown: Bool) {
        // The gateway never said that it opened a page: nobody can have paid on it.
        guard let reference = payment.reference else { return ([], true) }
        do {
            return (try await tools.gateways.find(payment.gateway).find(reference), true)
        } catch {
            return ([], false)
        }
    }
}
