import CloudAPI
import HTTPTypes
import NIOCore
import Primitives
import Routes
import Storage

/// Where Meta's webhooks come in.
struct WebhookRoutes {
    let database: Database
    let keyring: ChannelKeyring
    let intake: WebhookIntake
    let probe: WebhookProbe

    /// Meta sends at most 3 MB.
    private static let bytesMax = 3 * 1_048_576

    var routes: [Route] {
        [
            Route(.get, "/webhooks/whatsapp", access: .public, summary: "Meta's check of the address", verify),
            Route(
                .post,
                "/webhooks/whatsapp",
                access: .public,
                summary: "Meta's webhooks, signed by the app secret",
                body: .held(bytesMax: Self.bytesMax),
                take
            ),
        ]
    }

    @Sendable private func verify(_ call: Call) async throws -> Reply {
        guard call.query("hub.mode") == "subscribe", let token = call.query("hub.verify_token"),
            let challenge = call.query("hub.challenge"), challenge.utf8.count <= 256
        else { throw Problem.webhookNotVerified }
        if probe.isGood(token) { return .text(challenge) }
        let hash = ChannelService.hash(token)
        guard try await database.read({ try ChannelStore($0).isVerifyToken(hash: hash) }) else {
            throw Problem.webhookNotVerified
        }
        return .text(challenge)
    }

    /// Signature, disk, 200: nothing else happens before the answer.
    @Sendable private func take(_ call: Call) async throws -> Reply {
        let bytes = Array(buffer: try await call.rawBody())
        guard let secretID = keyring.signer(of: bytes, header: call.headers[.hubSignature]) else {
            throw Problem.webhookSignature
        }
        try await intake.take(bytes, secretID: secretID)
        return .text("")
    }
}

extension HTTPField.Name {
    fileprivate static let hubSignature = HTTPField.Name(validated: WebhookSignature.headerName)
}

extension HTTPField.Name {
    /// A name that is known to be a token of RFC 9110.
    fileprivate init(validated name: String) {
        guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is no header name") }
        self = field
    }
}

extension Problem {
    fileprivate static let webhookNotVerified = Problem(
        "webhook-not-verified",
        status: 403,
        title: "The verify token is not one of ours",
        detail: "Enter the channel's verify token in Meta's app dashboard."
    )

    fileprivate static let webhookSignature = Problem(
        "webhook-signature",
        status: 401,
        title: "The signature does not fit",
        detail: "X-Hub-Signature-256 must sign these bytes with the app secret of a connected channel."
    )
}
