import Credits
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Invoices
import NIOCore
import Notifications
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Billing

/// What operators do over HTTP: settings, tax rates, gateways, suspense.
struct OperatorRoutesTests {
    private struct Answer {
        let status: Int
        let text: String

        func json() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
        }

        func items() throws -> [[String: Any]] { try #require(try json()["items"] as? [[String: Any]], "\(text)") }

        func errors() throws -> [String] {
            try #require(try json()["errors"] as? [[String: Any]], "\(text)").compactMap { $0["field"] as? String }
        }
    }

    private func send(
        _ world: BillingWorld,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String? = nil,
        isOperator: Bool = true
    ) async throws -> Answer {
        let caller = Caller(
            workspace: BillingWorld.here,
            actor: .member(MemberID(rawValue: 3), UserID(rawValue: 4), .owner),
            isOperator: isOperator
        )
        let authenticator = Authenticator { _, _ in Authentication(caller: caller, means: .apiKey) }
        let table = try RouteTable(world.billing.routes, authenticator: authenticator, ambient: world.ambient)
        let headers: HTTPFields = body == nil ? [:] : [.contentType: "application/json"]
        return try await Application(responder: table.responder).test(.router) { client in
            let response = try await client.execute(
                uri: path,
                method: method,
                headers: headers,
                body: body.map { ByteBuffer(string: $0) }
            )
            return Answer(status: Int(response.status.code), text: String(buffer: response.body))
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Settings are listed, changed together, and never give a secret back`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let before = try await send(world, .get, "/api/operator/billing-settings").items()
        #expect(before.count == SettingName.all.count)
        #expect(Set(before.compactMap { $0["kind"] as? String }) == ["text", "secret", "number", "choice"])
        let late = try #require(before.first { $0["name"] as? String == "late-capture" })
        #expect(late["choices"] as? [String] == ["credit", "refund"])

        let secret = "rzp-very-secret"
        let changed = try await send(
            world,
            .put,
            "/api/operator/billing-settings",
            #"{"values":{"razorpay.key-secret":"\#(secret)","supplier.email":"a@example.com","supplier.address-2":null}}"#
        )
        #expect(changed.status == 200)
        #expect(!changed.text.contains(secret))
        let key = try #require(try changed.items().first { $0["name"] as? String == "razorpay.key-secret" })
        #expect(key["isSet"] as? Bool == true)
        #expect(key["value"] is NSNull)
        // In force from the next request on, sealed at rest, and not in the log.
        #expect(try await world.settings.settings()["razorpay.key-secret"] == secret)
        let plain = try await world.count(
            "SELECT count(*) AS count FROM billing_settings WHERE value LIKE '%very-secret%'"
        )
        #expect(plain == 0)
        let logged = try await world.database.read {
            try $0.rows("SELECT actor, detail FROM operator_entries").map {
                (try $0["actor"] as String, try $0["detail"] as String)
            }
        }
        #expect(logged.count == 1)
        #expect(logged.first?.0 == "\(UserID(rawValue: 4))")
        #expect(
            logged.first?.1
                == "razorpay.key-secret set, supplier.address-2 taken away, supplier.email=a@example.com"
        )
    }

    @Test(arguments: [
        (#"{"pending-minutes":"5"}"#, "pending-minutes"), (#"{"late-capture":"keep"}"#, "late-capture"),
        (#"{"nonsense":"1"}"#, "nonsense"), (#"{"price.INR":"0"}"#, "price.INR"),
        (#"{"points-min.INR":"200000"}"#, "points-min.INR"),
        (#"{"supplier.gstin":"27AAPFU0939F1ZX"}"#, "supplier.gstin"),
        (#"{"series.receipt":"WA"}"#, "series.receipt"), (#"{"series.credit-note":"too long"}"#, "series.credit-note"),
        (#"{"stripe.url":"ftp://x"}"#, "stripe.url"), (#"{"supplier.export":"maybe"}"#, "supplier.export"),
    ])
    func `What is wrong with a setting is said at its name, and nothing is taken`(values: String, field: String)
        async throws
    {
        let world = try await BillingWorld(.sqlite)
        let path = "/api/operator/billing-settings"
        var both = try #require(try JSONSerialization.jsonObject(with: Data(values.utf8)) as? [String: String])
        both["supplier.city"] = "Elsewhere"
        let body = String(decoding: try JSONSerialization.data(withJSONObject: ["values": both]), as: UTF8.self)
        let answer = try await send(world, .put, path, body)
        #expect(answer.status == 422)
        #expect(try answer.errors() == [field])
        #expect(try await world.settings.settings()["supplier.city"] == "Mumbai")
        #expect(try await world.count("SELECT count(*) AS count FROM operator_entries") == 0)
    }

    @Test func `Only operators get in`() async throws {
        let world = try await BillingWorld(.sqlite)
        for path in ["billing-settings", "gateways", "tax-rates", "suspense"] {
            let answer = try await send(world, .get, "/api/operator/\(path)", isOperator: false)
            #expect(answer.status == 403, "\(path)")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Gateways say what they lack, where they tell, and when they were heard of`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        var found = try await send(world, .get, "/api/operator/gateways").items()
        #expect(found.map { $0["id"] as? String } == ["razorpay", "cashfree", "stripe", "test"])
        #expect(found.map { $0["state"] as? String } == ["off", "off", "off", "ready"])
        try await world.settings.set(["razorpay.key-id": "rzp"])
        try await world.settings.set(BillingWorld.keys[.stripe] ?? [:])
        _ = try await world.pay("100", gateway: .stripe, answering: true)
        let event = GatewayEvent(id: "evt_1", kind: "none")
        try await world.database.write {
            try GatewayIntake(tools: world.tools).take(event, Array("{}".utf8), from: .stripe, $0)
        }
        found = try await send(world, .get, "/api/operator/gateways").items()
        #expect(found.map { $0["state"] as? String } == ["incomplete", "off", "ready"])
        #expect(found.first?["missing"] as? [String] == ["razorpay.key-secret", "razorpay.webhook-secret"])
        let stripe = try #require(found.last)
        #expect(stripe["webhookURL"] as? String == "http://localhost/webhooks/payments/stripe")
        #expect(stripe["lastEventAt"] as? String == "\(world.clock.now)")
        #expect(stripe["openPayments"] as? Int == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `Rates of tax are extended into the future, and the past stays`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let path = "/api/operator/tax-rates"
        let seed = try await send(world, .get, path).items()
        #expect(seed.compactMap { $0["percent"] as? String } == ["18"])
        let past = #"{"from":"2017-07-01","percent":"18"}"#
        let next = #"{"from":"2026-12-01","percent":"12.5"}"#

        for (items, field) in [
            ("[\(next)]", "items"), (#"[{"from":"2017-07-01","percent":"17"}]"#, "items"),
            (#"[\#(past),{"from":"2026-11-23","percent":"12"}]"#, "items"),
            (#"[\#(past),{"from":"soon","percent":"12"}]"#, "items[1].from"),
            (#"[\#(past),{"from":"2026-12-01","percent":"12.555"}]"#, "items[1].percent"),
            (#"[\#(past),{"from":"2026-12-01","percent":"101"}]"#, "items[1].percent"),
            ("[\(past),\(next),\(next)]", "items"),
        ] {
            let answer = try await send(world, .put, path, #"{"items":\#(items)}"#)
            #expect(answer.status == 422, "\(items)")
            #expect(try answer.errors() == [field], "\(items)")
        }

        #expect(try await send(world, .put, path, #"{"items":[\#(past),\#(next)]}"#).items().count == 2)
        #expect(try await world.pay("100").total == Money(minor: 11_800, currency: "INR"))
        // 18:30 UTC on 30 November is midnight in India.
        world.clock.advance(to: IndianTime.start(of: try #require(CivilDay("2026-12-01"))) - .milliseconds(1))
        #expect(try await world.pay("100").total == Money(minor: 11_800, currency: "INR"))
        world.clock.advance(by: .milliseconds(1))
        let paid = try await world.paid("100")
        // 6.25 % twice, each rounded by itself.
        #expect(paid.total == Money(minor: 11_250, currency: "INR"))
        #expect(paid.document != nil)
        // It has begun, and cannot be taken back.
        #expect(try await send(world, .put, path, #"{"items":[\#(past)]}"#).status == 422)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Suspense is listed and decided, once`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        try await world.makeOperator()
        let payment = try await world.pay()
        let money = Capture(name: "m", amount: Money(minor: 5_900, currency: "INR"))
        try await world.hear(.captured(money), of: payment.id)
        let item = try #require(try await send(world, .get, "/api/operator/suspense?state=open").items().first)
        #expect(item["paymentId"] as? String == "\(payment.id)")
        #expect(item["workspaceName"] as? String == "Test")
        #expect(item["amount"] as? [String: String] == ["amount": "59.00", "currency": "INR"])
        #expect(item["may"] as? [String] == ["credit", "refund", "other"])
        #expect(item["resolution"] is NSNull)
        let path = "/api/operator/suspense/\(try #require(item["id"] as? String))/resolution"

        #expect(try await send(world, .put, path, #"{"as":"credit","reason":""}"#).status == 422)
        let done = try await send(world, .put, path, #"{"as":"credit","reason":"Half was paid"}"#).json()
        let resolution = try #require(done["resolution"] as? [String: Any])
        #expect(resolution["as"] as? String == "credit")
        #expect(resolution["by"] as? String == "\(UserID(rawValue: 4))")
        #expect(try await send(world, .put, path, #"{"as":"credit","reason":"Half was paid"}"#).status == 200)
        // The customer's own view of it.
        let told = try await send(world, .get, "/api/payments/\(payment.id)").json()
        let aside = try #require((told["setAside"] as? [[String: Any]])?.first)
        #expect(aside["amount"] as? [String: String] == ["amount": "59.00", "currency": "INR"])
        #expect(aside["reason"] as? String == "amount")
        #expect(aside["resolution"] as? String == "credit")
        #expect(aside["resolvedAt"] as? String == "\(world.clock.now)")
        let other = try await send(world, .put, path, #"{"as":"refund","reason":"No"}"#)
        #expect(other.status == 409)
        #expect(try other.json()["type"] as? String == "/problems/already-resolved")
        #expect(try await send(world, .get, "/api/operator/suspense?state=open").items().isEmpty)
        #expect(try await send(world, .get, "/api/operator/suspense?state=resolved").items().count == 1)
        let missing = "/api/operator/suspense/\(SuspenseID(rawValue: 99_999))/resolution"
        #expect(try await send(world, .put, missing, #"{"as":"other","reason":"x"}"#).status == 404)
        #expect(try await world.wallet().available == Points(50))
        // The operator is a member of the workspace: a notice for them alone, and a mail.
        let notices = try await world.count("SELECT count(*) AS count FROM notices WHERE kind = 'suspense.opened'")
        #expect(notices == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `The rule is set and shown over HTTP`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let path = "/api/billing/auto-top-up"
        let fresh = try await send(world, .get, path).json()
        #expect(fresh["enabled"] as? Bool == false)
        #expect(fresh["state"] as? String == "off")
        let mandate = try #require(fresh["mandate"] as? [String: Any])
        #expect(mandate["state"] as? String == "none")
        #expect(mandate["gateways"] as? [[String: String]] == [["id": "test", "name": "Test gateway"]])

        for (body, field) in [
            (#"{"enabled":true,"below":"-1","points":"500","monthMax":null,"gateway":null}"#, "below"),
            (#"{"enabled":true,"below":"200","points":"99","monthMax":null,"gateway":null}"#, "points"),
            (#"{"enabled":true,"below":"200","points":"500","monthMax":"499","gateway":null}"#, "monthMax"),
            (#"{"enabled":true,"below":"200","points":"500","monthMax":null,"gateway":"stripe"}"#, "gateway"),
        ] {
            #expect(try await send(world, .put, path, body).errors() == [field])
        }
        let good = #"{"enabled":true,"below":"200","points":"500","monthMax":"5000","gateway":null}"#
        let set = try await send(world, .put, path, good).json()
        #expect(set["state"] as? String == "armed")
        #expect(set["monthMax"] as? String == "5000")

        let pending = try await send(world, .post, path + "/mandate", #"{"gateway":"test"}"#).json()
        let opened = try #require(pending["mandate"] as? [String: Any])
        #expect(opened["state"] as? String == "pending")
        let page = try #require(opened["authorisationURL"] as? String)
        #expect(try await send(world, .get, page).status == 200)
        #expect(try await send(world, .post, path + "/mandate", #"{"gateway":"cashfree"}"#).status == 422)
        let ended = try await send(world, .delete, path + "/mandate").json()
        #expect((ended["mandate"] as? [String: Any])?["state"] as? String == "ended")
    }
}
