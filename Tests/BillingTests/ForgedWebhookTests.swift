import Primitives
import Storage
import TestSupport
import Testing

@testable import Billing

/// The attacker's chair: webhooks that no gateway sent, or sent before.
struct ForgedWebhookTests {
    private func expectNothing(_ door: WebhookDoor, _ payment: Payment) async throws {
        try await door.world.work()
        #expect(try await door.world.count("SELECT count(*) AS count FROM gateway_events") == 0)
        #expect(try await door.world.payment(payment.id).payment.state == .pending)
        #expect(try await door.world.lots() == 0)
    }

    private enum Forgery: CaseIterable {
        case unsigned, empty, otherSecret, noSecret, otherBody, prefixed, spaced, doubled, ofAnother, apiKey
    }

    private func headers(_ forgery: Forgery, _ body: String, _ door: WebhookDoor) throws -> WebhookDoor.Headers {
        let good = door.signed(body)
        let (name, value) = try #require(good.last)
        let rest = Array(good.dropLast())
        return switch forgery {
        case .unsigned: rest
        case .empty: rest + [(name, "")]
        case .otherSecret: door.signed(body, secret: "other")
        case .noSecret: door.signed(body, secret: "")
        case .otherBody: door.signed(body + " ")
        case .prefixed: rest + [(name, "sha256=" + value)]
        case .spaced: rest + [(name, value.replacing("=", with: " = ") + "0")]
        case .doubled: rest + [(name, "forged"), (name, "forged")]
        // The signature of one gateway at the door of another.
        case .ofAnother: door.signed(body, as: door.gateway == .stripe ? .razorpay : .stripe)
        // What more people know than the webhook's secret.
        case .apiKey: door.signed(body, secret: "rzp_key")
        }
    }

    @Test(arguments: [GatewayID.razorpay, .cashfree, .stripe])
    func `What the secret has not signed is refused and leaves nothing`(gateway: GatewayID) async throws {
        let door = try await WebhookDoor(gateway)
        let (payment, body) = try await door.waiting()
        for forgery in Forgery.allCases {
            let answer = try await door.post(body, headers(forgery, body, door))
            #expect(answer.status == 401, "\(forgery): \(answer.text)")
            for secret in WebhookDoor.secrets.values { #expect(!answer.text.contains(secret), "\(forgery)") }
            try await expectNothing(door, payment)
        }
    }

    @Test(arguments: [GatewayID.razorpay, .cashfree, .stripe])
    func `What was caught cannot be sent again for more, and not much later`(gateway: GatewayID) async throws {
        let door = try await WebhookDoor(gateway)
        let world = door.world
        let (payment, body) = try await door.waiting()
        let headers = door.signed(body)
        for _ in 0..<3 {
            #expect(try await door.post(body, headers).status == 200)
            try await world.work()
        }
        // Under another number it is heard once more, and changes nothing.
        #expect(try await door.post(body, headers + [("x-razorpay-event-id", "evt_other")]).status == 200)
        try await world.work()
        #expect(try await world.payment(payment.id).payment.state == .captured)
        #expect(try await world.lots() == 1)
        #expect(try await world.documents() == 1)
        #expect(try await world.billing.suspense().isEmpty)
        world.clock.advance(by: .days(1) + .seconds(1))
        // Razorpay signs no time.
        #expect(try await door.post(body, headers).status == (gateway == .razorpay ? 200 : 401))
        try await world.expectSound()
    }

    @Test(arguments: [GatewayID.razorpay, .cashfree, .stripe])
    func `A body that is too large is not read, signed or not`(gateway: GatewayID) async throws {
        let door = try await WebhookDoor(gateway)
        let (payment, body) = try await door.waiting()
        let huge = body + String(repeating: " ", count: 1_100_000)
        #expect(try await door.post(huge).status == 413)
        try await expectNothing(door, payment)
    }
}
