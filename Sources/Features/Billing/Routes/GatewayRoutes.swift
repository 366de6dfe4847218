import NIOCore
import Primitives
import Routes

/// Where gateways tell what has happened.
struct GatewayRoutes: Sendable {
    let tools: PaymentTools

    var routes: [Route] {
        [
            Route(
                .post,
                "/webhooks/payments/{gateway}",
                access: .public,
                summary: "A payment gateway's webhooks, signed as it documents",
                take
            )
        ]
    }

    /// Signature, disk, 200: nothing else happens before the answer.
    @Sendable
    private func take(_ call: Call) async throws -> Reply {
        guard let id = GatewayID(rawValue: call.parameter("gateway")), id != .test else { throw Problem.notFound }
        let body = Array(buffer: try await call.rawBody())
        let webhook = Gateway.Webhook(headers: call.headers, body: body, receivedAt: tools.ambient.now())
        do {
            try await GatewayIntake(tools: tools).take(webhook, from: id)
        } catch BillingError.gatewayNotFound {
            throw Problem.notFound
        } catch GatewayError.badSignature {
            throw Problem(
                "webhook-signature",
                status: 401,
                title: "The signature does not fit",
                detail:
                    "These bytes must be signed with the secret that the operator has set for \(id.name, "gateway")."
            )
        } catch GatewayError.unreadable(let why) {
            throw Problem("webhook-unreadable", status: 400, title: "The body cannot be read", detail: Said(why))
        }
        return .text("")
    }
}
