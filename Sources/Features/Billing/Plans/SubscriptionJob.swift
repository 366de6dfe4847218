import Jobs
import Primitives
import Storage

/// The job that looks after a subscription: its periods, reminders, grace and end. One for each workspace on a plan.
struct SubscriptionJob: Sendable {
    static let kind = "billing.subscription"

    let tools: PaymentTools

    var handler: JobHandler {
        // As long as there is a subscription: what fails is tried again, not buried.
        JobHandler(kind: Self.kind, attemptsMax: 1_000_000) { try await run($0) }
    }

    /// Has it look again when there will be something to do.
    func schedule(_ subscription: Subscription, _ terms: SubscriptionTerms, _ transaction: Transaction) throws {
        let now = tools.ambient.now()
        guard let next = terms.next(subscription, after: now) else { return }
        try wake(subscription.workspace, at: next, transaction)
    }

    func wake(_ workspace: WorkspaceID, at moment: Timestamp, _ transaction: Transaction) throws {
        let job = NewJob(workspace: workspace, kind: Self.kind, key: "\(workspace)", runAt: moment, payload: "{}")
        try JobStore(transaction, ambient: tools.ambient).set(job)
    }

    private func run(_ job: Job) async throws {
        try await tools.database.write { transaction in
            guard let found = try SubscriptionStore(transaction, in: job.workspace).lock() else {
                return try job.lease.complete(in: transaction)
            }
            let book = try SubscriptionBook(tools: tools, in: job.workspace, transaction)
            let present = try book.hearOfRefunds(book.advance(found))
            if let reminder = book.terms.reminder(present, isCovered: try book.isCovered(present), at: book.now) {
                try SubscriptionNews(book: book).remind(reminder, of: present)
            }
            let now = book.now
            guard let next = book.terms.next(present, after: now) else {
                return try job.lease.complete(in: transaction)
            }
            try job.lease.postpone(until: max(next, now + .seconds(1)), in: transaction)
        }
    }
}
