import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Billing

struct PlanRoutesTests {
    private func send(
        _ world: BillingWorld,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String? = nil,
        as caller: Caller? = nil
    ) async throws -> (status: Int, json: [String: Any]) {
        let caller = caller ?? world.chief
        let authenticator = Authenticator { _, _ in Authentication(caller: caller, means: .apiKey) }
        let table = try RouteTable(world.billing.routes, authenticator: authenticator, ambient: world.ambient)
        let headers: HTTPFields = body == nil ? [:] : [.contentType: "application/json"]
        let answer = try await Application(responder: table.responder).test(.router) { client in
            let response = try await client.execute(
                uri: path,
                method: method,
                headers: headers,
                body: body.map { ByteBuffer(string: $0) }
            )
            return (Int(response.status.code), String(buffer: response.body))
        }
        let json = try? JSONSerialization.jsonObject(with: Data(answer.1.utf8)) as? [String: Any]
        return (answer.0, json ?? [:])
    }

    @Test(arguments: TestDatabase.all)
    func `From a plan that the operator makes to a month that is paid, as the web client does it`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        let before = try await send(world, .get, "/api/subscription").json
        #expect(before["state"] as? String == "unlimited")
        #expect((before["plan"] as? [String: Any])?["name"] as? String == "Unlimited")
        #expect(before["interval"] is NSNull)

        let made = try await send(
            world,
            .post,
            "/api/operator/plans",
            """
            {"name":"Team","description":"For teams","prices":[{"currency":"INR","monthly":{"amount":"999.00",\
            "currency":"INR"},"yearly":{"amount":"9990.00","currency":"INR"}}],"limits":{"members":5,"channels":1,\
            "contacts":null},"extras":{"member":{"amount":"99.00","currency":"INR"},"channel":null},"features":[]}
            """
        )
        #expect(made.status == 201)
        let id = try #require(made.json["id"] as? String)
        #expect(made.json["workspaces"] as? Int == 0)
        let list = try await send(world, .get, "/api/plans").json
        let plan = try #require((list["items"] as? [[String: Any]])?.first)
        #expect(
            (plan["extras"] as? [String: Any])?["member"] as? [String: String] == [
                "amount": "99.00", "currency": "INR",
            ]
        )
        #expect((plan["limits"] as? [String: Any])?["members"] as? Int == 5)

        let placed = try await send(
            world,
            .put,
            "/api/operator/subscriptions/\(BillingWorld.here)",
            #"{"planId":"\#(id)","reason":"Signed"}"#
        )
        #expect(placed.json["state"] as? String == "past_due")
        let found = try await send(world, .get, "/api/operator/subscriptions?state=past_due&plan=\(id)").json
        #expect((found["items"] as? [[String: Any]])?.count == 1)

        let query = "plan=\(id)&interval=month&extraMembers=2&extraChannels=0"
        let preview = try await send(world, .get, "/api/subscription/preview?\(query)").json
        #expect((preview["net"] as? [String: String])?["amount"] == "1197.00")
        #expect((preview["total"] as? [String: String])?["amount"] == "1412.46")
        #expect((preview["taxes"] as? [Any])?.count == 2)
        #expect(preview["takesEffect"] as? String == "now")
        #expect((preview["refusals"] as? [Any])?.isEmpty == true)

        let wish = #"{"planId":"\#(id)","interval":"month","extraMembers":2,"extraChannels":0}"#
        let waiting = try await send(world, .put, "/api/subscription", wish)
        #expect(waiting.status == 200)
        let payment = try #require(waiting.json["payment"] as? [String: Any])
        #expect(payment["purpose"] as? String == "subscription")
        #expect(payment["checkoutURL"] is String)
        let paymentID = try #require(PaymentID(payment["id"] as? String ?? ""))
        try await world.capture(world.payment(paymentID).payment)

        let after = try await send(world, .get, "/api/subscription").json
        #expect(after["state"] as? String == "active")
        #expect(after["extraMembers"] as? Int == 2)
        #expect((after["price"] as? [String: String])?["amount"] == "1197.00")
        let members = (after["usage"] as? [String: [String: Any]])?["members"]
        #expect(members?["limit"] as? Int == 7)
        #expect(after["renewsAt"] is String)

        #expect(try await send(world, .put, "/api/subscription/cancellation", #"{"reason":"x"}"#).status == 200)
        #expect(try await send(world, .delete, "/api/subscription/cancellation").json["state"] as? String == "active")
        #expect(try await send(world, .put, "/api/subscription/cancellation").json["state"] as? String == "cancelled")
        #expect(try await send(world, .put, "/api/operator/plans/\(id)/retirement").json["retiredAt"] is String)
        let gone = "/api/operator/subscriptions/\(BillingWorld.here)"
        #expect(try await send(world, .delete, gone).status == 204)
        #expect(try await send(world, .get, "/api/subscription").json["state"] as? String == "unlimited")
        try await world.expectSound()
    }

    private static let nobody = PlanID(rawValue: 77)

    @Test(arguments: [
        (HTTPRequest.Method.get, "/api/subscription/preview?interval=month", nil, 400, "bad-parameter"),
        (.get, "/api/subscription/preview?plan=\(nobody)&interval=week", nil, 400, "bad-parameter"),
        (.get, "/api/subscription/preview?plan=\(nobody)&interval=month", nil, 409, "no-subscription"),
        (.put, "/api/subscription", #"{"planId":"\#(nobody)","interval":"month"}"#, 409, "no-subscription"),
        (.put, "/api/subscription", #"{"planId":"\#(nobody)","interval":"week"}"#, 422, "invalid-request"),
        (.put, "/api/subscription/payment", "{}", 409, "no-subscription"),
        (.put, "/api/subscription/cancellation", nil, 409, "no-subscription"),
        (.post, "/api/operator/plans", "{}", 422, "invalid-request"),
        (.post, "/api/operator/plans", #"{"name":"X","features":["gold"]}"#, 422, "invalid-request"),
        (.post, "/api/operator/plans", #"{"name":"X","limits":{"members":0}}"#, 422, "invalid-request"),
        (
            .post, "/api/operator/plans",
            #"{"name":"X","prices":[{"currency":"EUR","monthly":{"amount":"1.00","currency":"EUR"},"#
                + #""yearly":{"amount":"1.00","currency":"EUR"}}]}"#,
            422, "invalid-request"
        ),
        (
            .post, "/api/operator/plans",
            #"{"name":"X","prices":[{"currency":"INR","monthly":{"amount":"-1.00","currency":"INR"},"#
                + #""yearly":{"amount":"1.00","currency":"INR"}}]}"#,
            422, "invalid-request"
        ),
        (.patch, "/api/operator/plans/\(nobody)", "{}", 404, "plan-not-found"),
        (.put, "/api/operator/plans/\(nobody)/retirement", nil, 404, "plan-not-found"),
        (
            .put, "/api/operator/subscriptions/\(WorkspaceID(rawValue: 99))",
            #"{"planId":"\#(nobody)","reason":"x"}"#, 404, "workspace-not-found"
        ),
        (
            .put, "/api/operator/subscriptions/\(WorkspaceID(rawValue: 1))",
            #"{"planId":"\#(nobody)","reason":""}"#, 422, "invalid-request"
        ),
    ])
    func `Refusals name what is wrong`(
        method: HTTPRequest.Method,
        path: String,
        body: String?,
        status: Int,
        code: String
    ) async throws {
        let world = try await BillingWorld(.sqlite)
        let answer = try await send(world, method, path, body)
        #expect(answer.status == status, "\(answer.json)")
        #expect(answer.json["type"] as? String == "/problems/\(code)")
    }

    @Test(arguments: TestDatabase.all)
    func `Owners change, members do not look, and only operators set plans`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let member = Caller(
            workspace: BillingWorld.here,
            actor: .member(MemberID(rawValue: 8), UserID(rawValue: 9), .member)
        )
        let key = Caller(
            workspace: BillingWorld.here,
            actor: .apiKey(APIKeyID(rawValue: 5), scopes: ["billing.view"]),
            isOperator: true
        )
        #expect(try await send(world, .get, "/api/subscription", as: member).status == 403)
        #expect(try await send(world, .get, "/api/subscription", as: key).status == 200)
        #expect(try await send(world, .put, "/api/subscription/cancellation", as: key).status == 403)
        #expect(try await send(world, .get, "/api/operator/plans", as: world.owner).status == 403)
        #expect(try await send(world, .get, "/api/operator/plans", as: key).status == 403)
    }

    @Test(arguments: TestDatabase.all)
    func `Another workspace's subscription and payment are not to be found`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let plan = try await world.plan("Basic", 30_000)
        let paid = try await world.subscribed(plan)
        let other = Workspace(
            id: WorkspaceID(rawValue: 2),
            name: "Other",
            country: "NO",
            timeZone: "Europe/Oslo",
            createdAt: world.clock.now
        )
        try await world.database.write { try WorkspaceStore($0).insert(other) }
        let stranger = Caller(workspace: other.id, actor: world.owner.actor)
        let shown = try await send(world, .get, "/api/subscription", as: stranger).json
        #expect(shown["state"] as? String == "unlimited")
        let payment = try #require(paid.paidBy)
        #expect(try await send(world, .get, "/api/payments/\(payment)", as: stranger).status == 404)
        #expect(try await send(world, .put, "/api/payments/\(payment)/cancellation", as: stranger).status == 404)
        // The plan has no price in dollars.
        #expect((try await send(world, .get, "/api/plans", as: stranger).json["items"] as? [Any])?.isEmpty == true)
        let placement = PlanService.Placement(plan: plan.id, state: .trialing, reason: "Test")
        _ = try await world.billing.plans.place(other.id, placement, by: world.chief)
        let wish = #"{"planId":"\#(try await world.plan("Rupees", 1_000).id)","interval":"month"}"#
        let refused = try await send(world, .put, "/api/subscription", wish, as: stranger)
        #expect(refused.json["type"] as? String == "/problems/plan-not-sold")
    }
}
