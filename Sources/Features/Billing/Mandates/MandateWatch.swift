import Jobs
import Primitives
import Storage

/// The job that asks a gateway whether the customer has allowed it, until they have or the page has ended.
struct MandateWatch: Sendable {
    static let kind = "billing.mandate"
    /// How long the page is open. Stripe lets one be open for at most a day.
    static let pageFor: Duration = .minutes(1430)
    private static let grace: Duration = .hours(1)

    let tools: PaymentTools

    var handler: JobHandler {
        JobHandler(kind: Self.kind, attemptsMax: 1_000_000) { try await run($0) }
    }

    func start(_ mandate: MandateID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        try JobStore(transaction, ambient: tools.ambient).enqueue(
            NewJob(
                workspace: workspace,
                kind: Self.kind,
                key: "\(mandate)",
                runAt: tools.ambient.now() + .seconds(15),
                payload: "{}"
            )
        )
    }

    /// A webhook told of it: asked now.
    ///
    /// - Returns: what came of it, in a word.
    func look(for reference: String, of gateway: GatewayID, _ transaction: Transaction) throws -> String {
        guard let mandate = try MandateStore.find(reference, of: gateway, in: transaction) else { return "not-ours" }
        let moved = try JobStore(transaction, ambient: tools.ambient).reschedule(
            workspace: mandate.workspace,
            kind: Self.kind,
            key: "\(mandate.id)",
            runAt: tools.ambient.now()
        )
        return moved ? "mandate-asked" : "repeated"
    }

    private func run(_ job: Job) async throws {
        guard let id = MandateID(job.key) else { return }
        let seen = try await tools.database.read { try MandateStore($0, in: job.workspace).look(id) }
        guard let seen, seen.state == .pending, let reference = seen.reference else { return }
        let report = await ask(seen, reference)
        try await tools.database.write { transaction in
            let now = tools.ambient.now()
            let age = now - seen.createdAt
            let book = MandateBook(tools: tools, in: job.workspace, transaction)
            switch report {
            case .active(let grant, let label, let paid): try book.activate(id, grant, label: label, paid: paid)
            case .ended(let words): try book.end(id, words)
            case .open, nil:
                // Without an answer it waits a day longer.
                guard age > Self.pageFor + Self.grace + (report == nil ? .days(1) : .zero) else {
                    return try job.lease.postpone(until: now + Self.pause(age), in: transaction)
                }
                try book.end(id, "Nobody has allowed it in time.")
            }
            try job.lease.complete(in: transaction)
        }
    }

    private func ask(_ mandate: Mandate, _ reference: String) async -> MandateReport? {
        try? await tools.gateways.find(mandate.gateway).mandates?.find(reference)
    }

    private static func pause(_ age: Duration) -> Duration {
        age < .minutes(10) ? .seconds(15) : age < .hours(1) ? .minutes(1) : .minutes(10)
    }
}
