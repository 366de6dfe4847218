import Jobs
import Primitives
import Storage

/// What is done at the gateway about a mandate afterwards: giving it up, and sending back what proved the card.
struct MandateJob: Sendable {
    static let kind = "billing.mandate-end"

    let tools: PaymentTools

    enum Errand: Codable, Sendable {
        case revoke(customer: String?, token: String)
        case back(name: String, minor: Int64, currency: String)

        static func sendBack(_ paid: Capture) -> Errand {
            .back(name: paid.name, minor: paid.amount.minor, currency: paid.amount.currency)
        }

        var word: String {
            switch self {
            case .revoke: "revoke"
            case .back: "back"
            }
        }
    }

    private struct Payload: Codable {
        let gateway: GatewayID
        let errand: Errand
    }

    var handler: JobHandler {
        JobHandler(kind: Self.kind, attemptsMax: 20) { try await run($0) }
    }

    func enqueue(_ errand: Errand, _ mandate: Mandate, _ transaction: Transaction) throws {
        try JobStore(transaction, ambient: tools.ambient).enqueue(
            NewJob(
                workspace: mandate.workspace,
                kind: Self.kind,
                key: "\(mandate.id) \(errand.word)",
                runAt: tools.ambient.now(),
                payload: try StoredJSON.text(Payload(gateway: mandate.gateway, errand: errand))
            )
        )
    }

    private func run(_ job: Job) async throws {
        let payload: Payload = try StoredJSON.read(job.payload)
        let gateway = try await tools.gateways.find(payload.gateway)
        switch payload.errand {
        case .revoke(let customer, let token):
            try await gateway.mandates?.revoke(MandateGrant(customer: customer, token: token))
        case .back(let name, let minor, let currency):
            let request = RefundRequest(
                key: job.key.replacing(" ", with: "-"),
                reference: nil,
                gatewayPayment: name,
                amount: Money(minor: minor, currency: currency),
                reason: "Only proved the card"
            )
            guard try await gateway.findRefund(nil, request) == nil else { return }
            _ = try await gateway.refund(request)
        }
    }
}
