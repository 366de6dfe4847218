import Credits
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Invoices
import NIOCore
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Billing

struct BillingRoutesTests {
    private struct Answer: Sendable {
        let status: Int
        let text: String
        let location: String?

        func json() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
        }
    }

    private func send(
        _ world: BillingWorld,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String? = nil,
        type: String = "application/json",
        headers more: [(String, String)] = [],
        scopes: [Permission] = [.manageBilling, .viewBilling]
    ) async throws -> Answer {
        let authenticator = Authenticator { _, _ in
            Authentication(
                caller: Caller(
                    workspace: BillingWorld.here,
                    actor: .apiKey(APIKeyID(rawValue: 5), scopes: Set(scopes.map(\.name)))
                ),
                means: .apiKey
            )
        }
        let table = try RouteTable(world.billing.routes, authenticator: authenticator, ambient: world.ambient)
        var headers: HTTPFields = body == nil ? [:] : [.contentType: type]
        for (name, value) in more { headers[.named(name)] = value }
        let sent = headers
        return try await Application(responder: table.responder).test(.router) { client in
            let response = try await client.execute(
                uri: path,
                method: method,
                headers: sent,
                body: body.map { ByteBuffer(string: $0) }
            )
            return Answer(
                status: Int(response.status.code),
                text: String(buffer: response.body),
                location: response.headers[.location]
            )
        }
    }

    @Test(arguments: TestDatabase.all)
    func `From the terms to the points, as the web client does it`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let terms = try await send(world, .get, "/api/billing/terms").json()
        #expect(terms["currency"] as? String == "INR")
        #expect(terms["pricePerPoint"] as? [String: String] == ["amount": "1.00", "currency": "INR"])
        #expect(terms["pointsMin"] as? String == "100")
        #expect(terms["pointsMax"] as? String == "100000")
        #expect(terms["taxName"] as? String == "GST")
        #expect(terms["taxPercent"] as? String == "18")
        #expect(terms["profileComplete"] as? Bool == true)
        let gateways = try #require(terms["gateways"] as? [[String: String]])
        #expect(gateways == [["id": "test", "name": "Test gateway"]])

        let quote = try await send(world, .get, "/api/billing/quote?points=101").json()
        #expect(quote["total"] as? [String: String] == ["amount": "119.18", "currency": "INR"])
        let taxes = try #require(quote["taxes"] as? [[String: Any]])
        #expect(taxes.map { $0["name"] as? String } == ["CGST", "SGST"])
        #expect(taxes.map { $0["percent"] as? String } == ["9", "9"])

        let made = try await send(world, .post, "/api/payments", #"{"points":"101","gateway":"test"}"#)
        #expect(made.status == 201)
        let payment = try made.json()
        let id = try #require(payment["id"] as? String)
        #expect(made.location == "/api/payments/\(id)")
        #expect(payment["state"] as? String == "pending")
        #expect(payment["capturedAt"] is NSNull)
        let page = try #require(payment["checkoutURL"] as? String)

        let shown = try await send(world, .get, page)
        #expect(shown.status == 200)
        #expect(shown.text.contains("INR 119.18"))
        #expect(!shown.text.contains("<script"))

        let paid = try await act("pay", on: page, world)
        #expect(paid.status == 303)
        #expect(paid.location == "/billing/payments/\(id)")
        let after = try await send(world, .get, "/api/payments/\(id)").json()
        #expect(after["state"] as? String == "captured")
        #expect(after["checkoutURL"] is NSNull)
        #expect(after["invoiceId"] is String)
        #expect(try await world.wallet().available == Points(101))
        let list = try await send(world, .get, "/api/payments?state=captured").json()
        #expect((list["items"] as? [Any])?.count == 1)
        let pending = try await send(world, .get, "/api/payments?state=pending").json()
        #expect((pending["items"] as? [Any])?.isEmpty == true)
        try await world.expectSound()
    }

    private func act(_ name: String, on page: String, _ world: BillingWorld) async throws -> Answer {
        try await send(
            world,
            .post,
            page,
            "act=\(name)",
            type: "application/x-www-form-urlencoded",
            headers: [("Sec-Fetch-Site", "same-origin")]
        )
    }

    @Test(arguments: [
        ("pay", "captured", 1, 0), ("fail", "failed", 0, 0), ("abandon", "pending", 0, 0), ("late", "captured", 1, 0),
        ("twice", "captured", 1, 1), ("silent", "pending", 0, 0),
    ])
    func `The test gateway does what its button says`(name: String, state: String, lots: Int, aside: Int) async throws {
        let world = try await BillingWorld(.sqlite)
        let payment = try await world.pay()
        let page = try #require(payment.checkoutURL)

        #expect(try await act(name, on: page, world).status == 303)

        let shown = try await world.payment(payment.id)
        #expect(shown.payment.state.rawValue == state)
        #expect(shown.payment.capturedAfterClosing == (name == "late"))
        #expect(try await world.lots() == lots)
        #expect(try await world.billing.suspense().count == aside)
        // Pressed again, by somebody who went back.
        _ = try await act("pay", on: page, world)
        #expect(try await world.lots() == (["abandon"].contains(name) ? 1 : lots))
        if name == "silent" {
            world.clock.advance(by: .seconds(16))
            try await world.work()
            #expect(try await world.payment(payment.id).payment.state == .captured)
        }
        try await world.expectSound()
    }

    @Test func `A form that another site posts pays nothing`() async throws {
        let world = try await BillingWorld(.sqlite)
        let page = try #require(try await world.pay().checkoutURL)
        let type = "application/x-www-form-urlencoded"
        let foreign = try await send(
            world,
            .post,
            page,
            "act=pay",
            type: type,
            headers: [("Sec-Fetch-Site", "cross-site")]
        )
        #expect(foreign.status == 403)
        #expect(try await send(world, .get, "/pay/test/\(String(repeating: "A", count: 43))").status == 404)
        #expect(try await act("steal", on: page, world).status == 422)
        #expect(try await world.lots() == 0)
    }

    private struct Refusal: Sendable, CustomTestStringConvertible {
        let method: HTTPRequest.Method
        let path: String
        var body: String?
        let status: Int
        let code: String

        init(_ method: HTTPRequest.Method, _ path: String, _ status: Int, _ code: String) {
            self.init(method, path, nil, status, code)
        }

        init(_ method: HTTPRequest.Method, _ path: String, _ body: String?, _ status: Int, _ code: String) {
            self.method = method
            self.path = path
            self.body = body
            self.status = status
            self.code = code
        }

        var testDescription: String { "\(method) \(path) \(body ?? "") \(code)" }
    }

    private static let nobody = PaymentID(rawValue: 1)

    @Test(arguments: [
        Refusal(.get, "/api/billing/quote?points=99", 422, "invalid-request"),
        Refusal(.get, "/api/billing/quote?points=100001", 422, "invalid-request"),
        Refusal(.get, "/api/billing/quote", 422, "invalid-request"),
        Refusal(.get, "/api/billing/quote?points=1e3", 422, "invalid-request"),
        Refusal(.post, "/api/payments", #"{"points":"99.999999","gateway":"test"}"#, 422, "invalid-request"),
        Refusal(.post, "/api/payments", #"{"points":"100000.000001","gateway":"test"}"#, 422, "invalid-request"),
        Refusal(.post, "/api/payments", #"{"points":100,"gateway":"test"}"#, 422, "invalid-request"),
        Refusal(.post, "/api/payments", #"{"points":"100","gateway":"stripe"}"#, 422, "invalid-request"),
        Refusal(
            .post,
            "/api/payments",
            #"{"points":"100","gateway":"test","returnURL":"https://evil.example"}"#,
            422,
            "invalid-request"
        ),
        Refusal(
            .post,
            "/api/payments",
            #"{"points":"100","gateway":"test","returnURL":"//evil.example"}"#,
            422,
            "invalid-request"
        ),
        Refusal(.get, "/api/payments?state=paid", 400, "bad-parameter"),
        Refusal(.get, "/api/payments/\(nobody)", 404, "payment-not-found"),
        Refusal(.put, "/api/payments/\(nobody)/cancellation", 404, "payment-not-found"),
        Refusal(.put, "/api/payments/\(nobody)/check", 404, "payment-not-found"),
        Refusal(.get, "/api/payments/\(nobody)/refund-preview?amount=1", 404, "payment-not-found"),
        Refusal(
            .post,
            "/api/payments/\(nobody)/refunds",
            #"{"amount":{"amount":"1.00","currency":"INR"},"reason":"x"}"#,
            404,
            "payment-not-found"
        ),
        Refusal(.put, "/api/billing/profile", #"{"legalName":"X"}"#, 422, "invalid-request"),
        Refusal(.post, "/webhooks/payments/test", "{}", 404, "not-found"),
        Refusal(.post, "/webhooks/payments/paypal", "{}", 404, "not-found"),
        Refusal(.post, "/webhooks/payments/stripe", "{}", 404, "not-found"),
    ])
    private func `Refusals name what is wrong`(refusal: Refusal) async throws {
        let world = try await BillingWorld(.sqlite)
        let answer = try await send(world, refusal.method, refusal.path, refusal.body)
        #expect(answer.status == refusal.status, "\(answer.text)")
        #expect(try answer.json()["type"] as? String == "/problems/\(refusal.code)")
    }

    @Test func `Before the billing details are there nothing can be bought, but its price is known`() async throws {
        let world = try await BillingWorld(.sqlite)
        try await world.database.write { try $0.run("DELETE FROM billing_profiles") }
        let terms = try await send(world, .get, "/api/billing/terms").json()
        #expect(terms["profileComplete"] as? Bool == false)
        let quote = try await send(world, .get, "/api/billing/quote?points=100").json()
        #expect(quote["total"] as? [String: String] == ["amount": "118.00", "currency": "INR"])
        let refused = try await send(world, .post, "/api/payments", #"{"points":"100","gateway":"test"}"#)
        #expect(refused.status == 409)
        #expect(try refused.json()["type"] as? String == "/problems/profile-incomplete")
        let profile = try await send(world, .get, "/api/billing/profile").json()
        #expect(profile["legalName"] is NSNull)
    }

    @Test func `Who may only look cannot buy`() async throws {
        let world = try await BillingWorld(.sqlite)
        let looking: [Permission] = [.viewBilling]
        #expect(try await send(world, .get, "/api/payments", scopes: looking).status == 200)
        let body = #"{"points":"100","gateway":"test"}"#
        #expect(try await send(world, .post, "/api/payments", body, scopes: looking).status == 403)
        #expect(try await send(world, .get, "/api/payments", scopes: []).status == 403)
    }

    @Test(arguments: TestDatabase.all)
    func `A hundred webhooks about one payment credit it once`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind, gateways: [.stripe])
        world.server.answer(
            "POST /v1/checkout/sessions",
            200,
            #"{"id":"cs_1","url":"https://checkout.stripe.com/c/x"}"#
        )
        let payment = try await world.pay("100", gateway: .stripe)
        let session =
            #"{"id":"cs_1","client_reference_id":"\#(payment.id)","payment_status":"paid","status":"complete","#
            + #""payment_intent":"pi_1","amount_total":11800,"currency":"inr"}"#
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<100 {
                group.addTask {
                    // Half of them are repetitions of the other half.
                    let body =
                        #"{"id":"evt_\#(number / 2)","type":"checkout.session.completed","data":{"object":\#(session)}}"#
                    let time = world.clock.now.seconds
                    let code = Signature.hex(Array("\(time).\(body)".utf8), secret: "whsec_test")
                    let header = ("Stripe-Signature", "t=\(time),v1=\(code)")
                    return try await send(world, .post, "/webhooks/payments/stripe", body, headers: [header]).status
                }
            }
            for try await status in group { #expect(status == 200) }
        }
        #expect(try await world.count("SELECT count(*) AS count FROM gateway_events") == 50)

        try await world.work()

        #expect(try await world.payment(payment.id).payment.state == .captured)
        #expect(try await world.lots() == 1)
        #expect(try await world.documents() == 1)
        let done = "SELECT count(*) AS count FROM gateway_events WHERE outcome = 'captured'"
        #expect(try await world.count("\(raw: done)") == 50)
        try await world.expectSound()
    }
}
