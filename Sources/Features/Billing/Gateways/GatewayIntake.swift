import Foundation
import Jobs
import Notifications
import Primitives
import Routes
import Storage

/// Takes what gateways tell: verified, onto the disk with a job beside it, and only then answered.
struct GatewayIntake: Sendable {
    static let kind = "billing.event"

    let tools: PaymentTools

    var handler: JobHandler {
        JobHandler(kind: Self.kind, attemptsMax: 30) { try await run($0) }
    }

    /// - Throws: `GatewayError.badSignature`, `.unreadable`; `BillingError.gatewayNotFound`.
    func take(_ webhook: Gateway.Webhook, from id: GatewayID) async throws {
        let event = try await tools.gateways.find(id).read(webhook)
        try await tools.database.write { try take(event, webhook.body, from: id, $0) }
    }

    /// The same telling twice is kept once.
    func take(_ event: GatewayEvent, _ body: [UInt8], from id: GatewayID, _ transaction: Transaction) throws {
        let isNew = try transaction.run(
            """
            INSERT INTO gateway_events (workspace_id, gateway, event_id, kind, body, received_at)
            VALUES (\(WorkspaceID.instance), \(id), \(event.id), \(event.kind), \(body), \(tools.ambient.now()))
            ON CONFLICT (workspace_id, gateway, event_id) DO NOTHING
            """
        )
        guard isNew == 1 else { return }
        try JobStore(transaction, ambient: tools.ambient).enqueue(
            NewJob(
                workspace: .instance,
                kind: Self.kind,
                key: "\(id.rawValue) \(event.id)",
                runAt: tools.ambient.now(),
                payload: try StoredJSON.text(Payload(gateway: id, event: event.id))
            )
        )
    }

    private struct Payload: Codable {
        let gateway: GatewayID
        let event: String
    }

    /// Takes a telling of the test gateway, and hears it before whoever caused it looks.
    func hearNow(_ event: GatewayEvent, _ body: [UInt8], from id: GatewayID) async throws {
        let gateway = try await tools.gateways.find(id)
        try await tools.database.write { transaction in
            try take(event, body, from: id, transaction)
            try process(Payload(gateway: id, event: event.id), by: gateway, transaction)
        }
    }

    private func run(_ job: Job) async throws {
        let payload: Payload = try StoredJSON.read(job.payload)
        let gateway = try await tools.gateways.find(payload.gateway)
        try await tools.database.write { transaction in
            try process(payload, by: gateway, transaction)
            try job.lease.complete(in: transaction)
        }
    }

    private func process(_ payload: Payload, by gateway: Gateway, _ transaction: Transaction) throws {
        let place: SQL = """
            workspace_id = \(WorkspaceID.instance) AND gateway = \(payload.gateway) AND event_id = \(payload.event)
                AND processed_at IS NULL
            """
        let row = try transaction.row("SELECT body FROM gateway_events WHERE " + place)
        guard let body: [UInt8] = try row?["body"] else { return }
        let outcomes = try gateway.news(body).map { try hear($0, from: payload.gateway, transaction) }
        let outcome = outcomes.isEmpty ? "nothing" : outcomes.joined(separator: " ")
        try transaction.run(
            "UPDATE gateway_events SET processed_at = \(tools.ambient.now()), outcome = \(outcome) WHERE " + place
        )
    }

    /// What came of it, in a word.
    private func hear(_ news: GatewayNews, from gateway: GatewayID, _ transaction: Transaction) throws -> String {
        switch news {
        case .payment(let handle, let report):
            guard let (workspace, id) = try PaymentStore.find(handle, of: gateway, in: transaction) else {
                return "not-ours"
            }
            return try PaymentBook(tools: tools, in: workspace, transaction).hear(report, of: id).state.rawValue
        case .refund(let report):
            return try RefundBook(tools: tools, transaction).hear(report, from: gateway)
        case .dispute(let report):
            return try DisputeBook(tools: tools, transaction).hear(report, from: gateway)
        }
    }
}
