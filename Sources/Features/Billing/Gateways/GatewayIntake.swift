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
        guard !event.id.isEmpty, !event.id.utf8.contains(0), !event.kind.utf8.contains(0) else {
            throw GatewayError.unreadable("no id")
        }
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
            _ = try process(Payload(gateway: id, event: event.id), by: gateway, transaction)
        }
    }

    private func run(_ job: Job) async throws {
        let payload: Payload = try StoredJSON.read(job.payload)
        let gateway = try await tools.gateways.find(payload.gateway)
        try await tools.database.write { transaction in
            let waitsSince = try process(payload, by: gateway, transaction)
            let now = tools.ambient.now()
            // A credit under way at this moment has not seen it: heard once more when that is over.
            if let waitsSince, now - waitsSince < .minutes(1) {
                try job.lease.postpone(until: now + .minutes(1), in: transaction)
            } else {
                try job.lease.complete(in: transaction)
            }
        }
    }

    /// - Returns: since when it waits for a payment to be credited; `nil` when it does not.
    private func process(_ payload: Payload, by gateway: Gateway, _ transaction: Transaction) throws -> Timestamp? {
        let place = Self.place(payload.gateway, payload.event)
        let row = try transaction.row(
            "SELECT body, received_at FROM gateway_events WHERE " + place
                + " AND (processed_at IS NULL OR awaits IS NOT NULL)"
        )
        guard let row else { return nil }
        var outcomes: [String] = []
        var awaits: String?
        for news in try gateway.news(row["body"]) {
            var outcome = try hear(news, from: payload.gateway, transaction)
            if outcome == "not-ours", let name = news.gatewayPayment {
                awaits = name
                outcome = "waiting"
            }
            outcomes.append(outcome)
        }
        try conclude(place, outcomes, awaits, transaction)
        return awaits == nil ? nil : try row["received_at"]
    }

    /// Hears again what was told of refunds and disputes before their payment was credited, in the credit's transaction.
    func hearWaiting(for name: String, from gateway: GatewayID, _ transaction: Transaction) throws {
        let rows = try transaction.rows(
            """
            SELECT event_id, body FROM gateway_events WHERE awaits = \(name) AND gateway = \(gateway)
            ORDER BY received_at, event_id LIMIT 100
            """
        )
        for row in rows {
            let outcomes = try gateway.news(of: row["body"]).filter { $0.gatewayPayment == name }
                .map { try hear($0, from: gateway, transaction) }
            try conclude(Self.place(gateway, row["event_id"]), outcomes, nil, transaction)
        }
    }

    private func conclude(
        _ place: SQL,
        _ outcomes: [String],
        _ awaits: String?,
        _ transaction: Transaction
    ) throws {
        let outcome = outcomes.isEmpty ? "nothing" : outcomes.joined(separator: " ")
        try transaction.run(
            """
            UPDATE gateway_events SET processed_at = \(tools.ambient.now()), outcome = \(outcome), awaits = \(awaits)
            WHERE
            """ + " " + place
        )
    }

    private static func place(_ gateway: GatewayID, _ event: String) -> SQL {
        "workspace_id = \(WorkspaceID.instance) AND gateway = \(gateway) AND event_id = \(event)"
    }

    private func hear(
        _ report: PaymentReport,
        of handle: PaymentHandle,
        from gateway: GatewayID,
        _ transaction: Transaction
    ) throws -> String {
        var isMoney = false
        if case .captured = report { isMoney = true }
        let found = try PaymentStore.find(handle, isMoney: isMoney, of: gateway, in: transaction)
        guard let (workspace, id) = found else { return "not-ours" }
        let payment = try PaymentBook(tools: tools, in: workspace, transaction).hear(report, of: id)
        // Paid by a charge that had become a link: nobody should pay on the link as well.
        if payment.state == .captured, payment.checkoutURL != nil, payment.reference != handle.reference,
            try AutoTopUpStore(transaction, in: workspace).origin(of: id).isAutomatic
        {
            try CheckoutClosing(tools: tools).enqueue(payment, transaction)
        }
        return payment.state.rawValue
    }

    /// What came of it, in a word.
    func hear(_ news: GatewayNews, from gateway: GatewayID, _ transaction: Transaction) throws -> String {
        switch news {
        case .payment(let handle, let report):
            return try hear(report, of: handle, from: gateway, transaction)
        case .refund(let report):
            return try RefundBook(tools: tools, transaction).hear(report, from: gateway)
        case .dispute(let report):
            return try DisputeBook(tools: tools, transaction).hear(report, from: gateway)
        case .mandate(let reference):
            return try MandateWatch(tools: tools).look(for: reference, of: gateway, transaction)
        }
    }
}
