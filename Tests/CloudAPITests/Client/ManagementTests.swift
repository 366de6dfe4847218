import CloudAPI
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

/// A call and the request that it must make.
struct ManagementCall: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let answer: String
    let call: @Sendable (CloudAPIClient) async throws -> Void

    init(
        _ request: String,
        answer: String = #"{"success":true}"#,
        _ call: @escaping @Sendable (CloudAPIClient) async throws -> Void
    ) {
        testDescription = request
        self.answer = answer
        self.call = call
    }

    static let all = [
        ManagementCall(
            #"POST /v26.0/2097/messages {"messaging_product":"whatsapp","status":"read","message_id":"wamid.1"}"#
        ) {
            try await $0.markAsRead("wamid.1", false, "2097")
        },
        ManagementCall(
            #"POST /v26.0/2097/messages {"messaging_product":"whatsapp","status":"read","message_id":"wamid.1","typing_indicator":{"type":"text"}}"#
        ) { try await $0.markAsRead("wamid.1", true, "2097") },
        ManagementCall("DELETE /v26.0/6291 ") { try await $0.deleteMedia("6291") },
        ManagementCall("DELETE /v26.0/1048/message_templates ") { try await $0.deleteTemplate("n", "7330", "1048") },
        ManagementCall(#"POST /v26.0/7330 {"category":"MARKETING","message_send_ttl_seconds":60}"#) {
            try await $0.editTemplate("7330", TemplateEdit(category: .marketing, ttlSeconds: 60).json)
        },
        ManagementCall(
            #"POST /v26.0/2097/register {"messaging_product":"whatsapp","pin":"212834","data_localization_region":"IN"}"#
        ) {
            try await $0.register("2097", Secret("212834"), "IN")
        },
        ManagementCall(#"POST /v26.0/2097/deregister {"messaging_product":"whatsapp"}"#) {
            try await $0.deregister("2097")
        },
        ManagementCall(#"POST /v26.0/2097/request_code {"code_method":"SMS","language":"en_US"}"#) {
            try await $0.requestCode("2097", .sms, "en_US")
        },
        ManagementCall(#"POST /v26.0/2097/verify_code {"code":"123456"}"#) {
            try await $0.verifyCode("2097", Secret("123456"))
        },
        ManagementCall(#"POST /v26.0/2097/whatsapp_business_profile {"messaging_product":"whatsapp","about":"Open"}"#) {
            var profile = BusinessProfile()
            profile.about = "Open"
            try await $0.updateBusinessProfile("2097", profile)
        },
        ManagementCall(
            #"POST /v26.0/2097 {"webhook_configuration":{"override_callback_uri":"https://a","verify_token":"v"}}"#
        ) {
            try await $0.overrideNumberWebhook("2097", WebhookOverride(url: "https://a", verifyToken: Secret("v")))
        },
        ManagementCall(#"POST /v26.0/2097 {"webhook_configuration":{"override_callback_uri":""}}"#) {
            try await $0.overrideNumberWebhook("2097", nil)
        },
        ManagementCall("POST /v26.0/1048/subscribed_apps ") { try await $0.subscribe("1048", nil) },
        ManagementCall(#"POST /v26.0/1048/subscribed_apps {"override_callback_uri":"https://a","verify_token":"v"}"#) {
            try await $0.subscribe("1048", WebhookOverride(url: "https://a", verifyToken: Secret("v")))
        },
        ManagementCall("DELETE /v26.0/1048/subscribed_apps ") { try await $0.unsubscribe("1048") },
        ManagementCall(
            "GET /v26.0/2097 ",
            answer: #"{"id":"2097","quality_rating":"GREEN","throughput":{"level":"HIGH"}}"#
        ) {
            let number = try await $0.phoneNumber("2097")
            #expect(number.quality == .green && number.throughputLevel == "HIGH")
        },
        ManagementCall("GET /v26.0/1048 ", answer: #"{"id":"1048","currency":"INR","timezone_id":71}"#) {
            let account = try await $0.account("1048")
            #expect(account.currency == "INR" && account.timeZoneID == "71")
        },
        ManagementCall(
            "GET /v26.0/2097/whatsapp_business_profile ",
            answer: #"{"data":[{"about":"Open","websites":["https://a"],"messaging_product":"whatsapp"}]}"#
        ) {
            let profile = try await $0.businessProfile("2097")
            #expect(profile.about == "Open" && profile.websites == ["https://a"])
        },
        ManagementCall(
            "GET /v26.0/1048/subscribed_apps ",
            answer:
                #"{"data":[{"whatsapp_business_api_data":{"id":"4194","name":"L"},"override_callback_uri":"https://a"}]}"#
        ) {
            let apps = try await $0.subscribedApps("1048")
            #expect(apps.map(\.id) == ["4194"] && apps.first?.overrideURL == "https://a")
        },
        ManagementCall(
            "GET /v26.0/debug_token ",
            answer:
                #"{"data":{"is_valid":true,"expires_at":0,"scopes":["a"],"granular_scopes":[{"scope":"a","target_ids":["1048"]}]}}"#
        ) {
            let token = try await $0.inspectToken(Secret("t"))
            #expect(token.isValid && token.expirationSeconds == nil)
            #expect(token.granularScopes.first?.targetIDs == ["1048"])
        },
        ManagementCall(
            #"POST /v26.0/2097/block_users {"messaging_product":"whatsapp","block_users":[{"user":"+447700900123"},{"user_id":"GB.1"}]}"#,
            answer:
                #"{"messaging_product":"whatsapp","block_users":{"added_users":[{"input":"+447700900123","wa_id":"447700900123"}]}}"#
        ) {
            let result = try await $0.block([.phone("+447700900123"), .user("GB.1")], "2097")
            #expect(result.done == ["447700900123"])
        },
        ManagementCall(
            #"DELETE /v26.0/2097/block_users {"messaging_product":"whatsapp","block_users":[{"user":"+447700900123"}]}"#,
            answer: #"{"block_users":{"removed_users":[{"input":"+447700900123","wa_id":"447700900123"}]}}"#
        ) {
            let result = try await $0.unblock([.phone("+447700900123")], "2097")
            #expect(result.done == ["447700900123"])
        },
        ManagementCall("GET /v26.0/2097/block_users ", answer: #"{"data":[{"wa_id":"447700900123"}]}"#) {
            let blocked = try await $0.blocked("2097", nil)
            #expect(blocked.items == ["447700900123"])
        },
        ManagementCall(
            "POST /v26.0/1048/message_templates \(TemplateFixtures.shipped.json)",
            answer: #"{"id":7330,"status":"APPROVED","category":"MARKETING"}"#
        ) {
            let receipt = try await $0.createTemplate(TemplateFixtures.shipped.json, "1048")
            #expect(receipt == TemplateReceipt(id: "7330", status: .approved, category: .marketing))
        },
    ]
}

struct ManagementTests {
    @Test(arguments: ManagementCall.all)
    func `Each call makes its request`(call: ManagementCall) async throws {
        try await GraphStub.run(.ok, call.answer) { client, stub in
            try await call.call(client)

            let request = try #require(stub.received.first)
            #expect("\(request.method) \(request.path) \(request.body)" == call.testDescription)
            #expect(request.headers["authorization"] == "Bearer token-of-the-test")
        }
    }

    @Test
    func `Templates come page by page, without what cannot be read`() async throws {
        try await GraphStub.run(answer: { request in
            #expect(request.query["status"] == "APPROVED")
            let item =
                #"{"id":"1","name":"a","language":"en","category":"UTILITY","status":"APPROVED","quality_score":{"score":"GREEN"},"components":[{"type":"BODY","text":"Hi"}]}"#
            let body =
                request.query["after"] == nil
                ? #"{"data":[\#(item),{"id":"2"}],"paging":{"cursors":{"before":"b","after":"c"},"next":"https://x"}}"#
                : #"{"data":[\#(item)],"paging":{"cursors":{"before":"b","after":"d"}}}"#
            return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
        }) { client, _ in
            let first = try await client.templates("1048", TemplateQuery(status: .approved))
            #expect(first.items.map(\.definition.name) == ["a"])
            #expect(first.items.first?.quality == .green)
            #expect(first.after == "c")

            let last = try await client.templates("1048", TemplateQuery(status: .approved, after: first.after))
            #expect(last.items.count == 1 && last.after == nil)
        }
    }

    @Test
    func `Users that could not be blocked are told with those that could`() async throws {
        let body = """
            {"error":{"message":"(#139100) Some failed","type":"OAuthException","code":139100},
            "block_users":{"added_users":[{"input":"1","wa_id":"1"}],
            "failed_users":[{"input":"2","wa_id":"2","errors":[{"code":131026,"message":"No"}]}]}}
            """
        try await GraphStub.run(.badRequest, body) { client, _ in
            let result = try await client.block([.phone("1"), .phone("2")], "2097")

            #expect(result.done == ["1"])
            #expect(result.failed.first?.errors.map(\.code) == [131026])
        }
    }

    @Test
    func `Failures are told apart`() async throws {
        let refusal = GraphError(code: 133005, message: "PIN", details: "d").responseBody.text()
        try await GraphStub.run(.badRequest, refusal) { client, _ in
            await #expect { try await client.register("1", Secret("000000"), nil) } throws: { error in
                if case .refused(let error)? = error as? CloudAPIError { error.code == 133005 } else { false }
            }
        }
        try await GraphStub.run(.ok, #"{"success":false}"#) { client, _ in
            await #expect(throws: CloudAPIError.unanswered(.unreadable(status: 200, why: "success is false"))) {
                try await client.deregister("1")
            }
        }
        try await withTransport { transport in
            let settings = CloudAPISettings(token: Secret("t"), baseURL: "http://127.0.0.1:1")
            let client = CloudAPIClient.live(settings, over: transport)
            await #expect { try await client.unsubscribe("1") } throws: { error in
                if case .unreachable? = error as? CloudAPIError { true } else { false }
            }
        }
        try await RawServer.run(.close) { port in
            try await withTransport { transport in
                let settings = CloudAPISettings(token: Secret("t"), baseURL: "http://127.0.0.1:\(port)")
                let client = CloudAPIClient.live(settings, over: transport)
                await #expect { try await client.unsubscribe("1") } throws: { error in
                    if case .unanswered(.connectionLost)? = error as? CloudAPIError { true } else { false }
                }
            }
        }
        await #expect(throws: CloudAPIError.unreachable("there is no connection")) {
            try await CloudAPIClient.unavailable.deregister("1")
        }
    }
}
