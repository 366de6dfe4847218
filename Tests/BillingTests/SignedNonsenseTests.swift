import Primitives
import TestSupport
import Testing

@testable import Billing

/// What no gateway would send, signed as it signs: a fault of theirs, or a secret that was stolen.
struct SignedNonsenseTests {
    private struct Sum: Sendable, CustomTestStringConvertible {
        let amount: String
        var currency = #""INR""#
        let state: PaymentState

        var testDescription: String { "\(amount) \(currency)" }
    }

    private static let wrong: [Sum] = [
        Sum(amount: "0", state: .suspense), Sum(amount: "1e999999999", state: .pending),
        Sum(amount: "9223372036854775808", state: .pending), Sum(amount: "null", state: .pending),
        Sum(amount: "true", state: .pending), Sum(amount: "[]", state: .pending), Sum(amount: #""""#, state: .pending),
        Sum(amount: #""NaN""#, state: .pending), Sum(amount: #""١١٨""#, state: .pending),
        Sum(amount: #""１１８００""#, state: .pending), Sum(amount: #""1,18,00""#, state: .pending),
    ]

    private static let minor: [Sum] =
        wrong + [
            Sum(amount: "-11800", state: .suspense), Sum(amount: "11799", state: .suspense),
            Sum(amount: "9223372036854775807", state: .suspense), Sum(amount: "11800.5", state: .pending),
            Sum(amount: #""11800""#, state: .pending), Sum(amount: "11800", currency: #""USD""#, state: .suspense),
            Sum(amount: "11800", currency: #""ＩＮＲ""#, state: .pending),
            Sum(amount: "11800", currency: "null", state: .pending),
            Sum(amount: "11800", currency: #""INRX""#, state: .pending),
        ]

    private static let decimal: [Sum] =
        wrong + [
            Sum(amount: "-118.00", state: .suspense), Sum(amount: #""-118.00""#, state: .suspense),
            Sum(amount: "117.99", state: .suspense), Sum(amount: "118.001", state: .pending),
            Sum(amount: #""118.000""#, state: .pending), Sum(amount: #""+118.00""#, state: .pending),
            Sum(amount: #"" 118.00""#, state: .pending), Sum(amount: #""118,00""#, state: .pending),
            Sum(amount: #""1.18e2""#, state: .pending), Sum(amount: #""0x76""#, state: .pending),
            Sum(amount: "118.00", currency: #""USD""#, state: .suspense),
            Sum(amount: "118.00", currency: "356", state: .pending),
        ]

    @Test(arguments: [GatewayID.razorpay, .cashfree, .stripe])
    func `Only the right money buys, to the paisa`(gateway: GatewayID) async throws {
        let door = try await WebhookDoor(gateway)
        let world = door.world
        var lots = 0
        var aside = 0
        for (index, sum) in (gateway == .cashfree ? Self.decimal : Self.minor).enumerated() {
            let (payment, body) = try await door.waiting("ref_\(index)", amount: sum.amount, currency: sum.currency)
            #expect(try await door.post(body).status == 200, "\(sum)")
            try await world.work()
            #expect(try await world.payment(payment.id).payment.state == sum.state, "\(sum)")
            #expect(try await world.lots() == lots, "\(sum)")
            aside += sum.state == .suspense ? 1 : 0
            #expect(try await world.billing.suspense().count == aside, "\(sum)")
            // Whatever came, the right money is still credited.
            try await world.hear(.captured(Capture(name: "right_\(index)", amount: payment.total)), of: payment.id)
            lots += 1
            #expect(try await world.lots() == lots, "\(sum)")
        }
        try await world.expectSound()
    }

    /// Signed, and no message of any gateway: a fault of theirs, or a secret that was stolen.
    private static let nonsense = [
        "", " ", "null", "[]", "{}", "0", #""text""#, "{", #"{"event":1,"type":1,"id":1}"#,
        #"{"event":"payment_link.paid","type":"PAYMENT_LINK_EVENT","id":"e"}"#,
        #"{"event":"payment_link.paid","payload":[],"type":"PAYMENT_LINK_EVENT","data":[],"id":"e"}"#,
        #"{"event":"refund.processed","payload":{"refund":{"entity":7}},"type":"refund.updated","data":{"object":7},"id":"e"}"#,
        #"{"event":"x\u0000y","type":"x\u0000y","id":"e\u0000f","data":{}}"#,
        #"{"event":"","type":"","id":"","data":{}}"#, "\u{FEFF}{}",
        #"{"event":"e","type":"t","id":""# + String(repeating: "i", count: 100_000) + #"","data":{}}"#,
        String(repeating: "[", count: 100_000), #"{"a":"# + String(repeating: #"{"a":"#, count: 50_000),
    ]

    @Test(arguments: TestDatabase.all, [GatewayID.razorpay, .cashfree, .stripe])
    func `Signed nonsense breaks nothing and buys nothing`(kind: TestDatabase, gateway: GatewayID) async throws {
        let door = try await WebhookDoor(gateway, on: kind)
        let (payment, _) = try await door.waiting()
        for body in Self.nonsense {
            let answer = try await door.post(body)
            #expect([200, 400].contains(answer.status), "\(body.prefix(80)): \(answer.status) \(answer.text)")
            try await door.world.work()
        }
        #expect(try await door.world.payment(payment.id).payment.state == .pending)
        #expect(try await door.world.lots() == 0)
    }
}
