import CloudAPI
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

struct SendTests {
    private let message = OutboundMessage(to: .phone("+447700900123"), .text("Hi"), callbackData: "msg_1")

    private let accepted = """
        {"messaging_product":"whatsapp","contacts":[{"input":"+447700900123","wa_id":"447700900123","user_id":"GB.48"}],
        "messages":[{"id":"wamid.A","message_status":"held_for_quality_assessment"}]}
        """

    private func refusal(_ code: Int) -> String {
        GraphError(code: code, message: "(#\(code)) No", details: "d").responseBody.text()
    }

    @Test
    func `An accepted message is told with its identities, and the request is what it must be`() async throws {
        try await GraphStub.run(.ok, accepted) { [message] client, stub in
            let outcome = await client.send(message, "209715200000202")

            #expect(
                outcome
                    == .accepted(
                        AcceptedMessage(
                            id: "wamid.A",
                            waID: "447700900123",
                            userID: "GB.48",
                            status: .heldForQualityAssessment
                        )
                    )
            )
            let request = try #require(stub.received.first)
            #expect(request.method == "POST")
            #expect(request.path == "/v26.0/209715200000202/messages")
            #expect(request.headers["authorization"] == "Bearer token-of-the-test")
            #expect(request.headers["content-type"] == "application/json")
            #expect(request.body == message.json.text())
            #expect(request.query.isEmpty)
        }
    }

    @Test
    func `With an app secret the token is proved`() async throws {
        try await GraphStub.run(settings: { $0.appSecret = Secret("secret") }, .ok, accepted) {
            [message] client, stub in
            _ = await client.send(message, "1")

            // echo -n token-of-the-test | openssl dgst -sha256 -hmac secret
            let proof = "f01974a923de8c50800517ce7d2eef772f4c54697051984480e64fd5725a46cf"
            #expect(stub.received.first?.query == ["appsecret_proof": proof])
        }
    }

    @Test
    func `An identity from outside stays one part of the path`() async throws {
        try await GraphStub.run(settings: { $0.version = nil }, .ok, accepted) { [message] client, stub in
            for identity in ["../evil", "a/b?c=d#e", "..", "ü"] {
                _ = await client.send(message, identity)
            }
            #expect(
                stub.received.map(\.path) == [
                    "/..%2Fevil/messages", "/a%2Fb%3Fc%3Dd%23e/messages", "/%2E%2E/messages", "/%C3%BC/messages",
                ]
            )
        }
    }

    @Test(
        arguments: [
            (400, 131009), (400, 131047), (401, 190), (403, 10), (404, 132001), (500, 131000), (503, 131016),
            (200, 131000),
        ] as [(Int, Int)]
    )
    func `A Graph error is a refusal, whatever the status`(status: Int, code: Int) async throws {
        try await GraphStub.run(.init(code: status), refusal(code)) { [message] client, _ in
            guard case .refused(let error) = await client.send(message, "1") else {
                Issue.record("not refused")
                return
            }
            #expect(error.code == code)
            #expect(error.details == "d")
        }
    }

    @Test(arguments: [(400, 130429), (429, 131056), (400, 80007), (429, 131009)] as [(Int, Int)])
    func `Too many is told as such`(status: Int, code: Int) async throws {
        try await GraphStub.run(
            .init(code: status),
            refusal(code),
            headers: [.retryAfter: "7"]
        ) { [message] client, _ in
            let outcome = await client.send(message, "1")
            #expect(
                outcome
                    == .rateLimited(
                        GraphError(code: code, message: "(#\(code)) No", details: "d", type: "OAuthException"),
                        retryAfter: .seconds(7)
                    )
            )
        }
    }

    @Test
    func `Meta's usage header says how long to wait`() async throws {
        let name = try #require(HTTPField.Name("X-Business-Use-Case-Usage"))
        let usage = #"{"1048":[{"type":"messages","call_count":100,"estimated_time_to_regain_access":19}]}"#
        try await GraphStub.run(.badRequest, refusal(80007), headers: [name: usage]) { [message] client, _ in
            guard case .rateLimited(_, .seconds(19 * 60)?) = await client.send(message, "1") else {
                Issue.record("not rate limited for 19 minutes")
                return
            }
        }
    }

    @Test(
        arguments: [
            (502, "<html>Bad gateway</html>", UnansweredReason.failed(status: 502)),
            (503, "", .failed(status: 503)),
            (500, "{}", .failed(status: 500)),
            (404, "not here", .failed(status: 404)),
            (500, #"{"error":"oops"}"#, .failed(status: 500)),
            (302, "", .failed(status: 302)),
            (200, "", .unreadable(status: 200, why: "no JSON: endedEarly")),
            (200, "OK", .unreadable(status: 200, why: "no JSON: unexpectedByte(79)")),
            (200, "{}", .unreadable(status: 200, why: "messages is missing")),
            (200, #"{"messages":[]}"#, .unreadable(status: 200, why: "messages is missing")),
            (200, #"{"messages":[{"id":null}]}"#, .unreadable(status: 200, why: "id is missing")),
        ] as [(Int, String, UnansweredReason)]
    )
    func `What is not an answer leaves the fate unknown`(
        status: Int,
        body: String,
        reason: UnansweredReason
    ) async throws {
        try await GraphStub.run(.init(code: status), body) { [message] client, _ in
            let outcome = await client.send(message, "1")
            #expect(outcome == .unknown(reason))
        }
    }

    @Test
    func `A body beyond the limit is not read`() async throws {
        let huge = "\"" + String(repeating: "a", count: 200_000) + "\""
        try await GraphStub.run(settings: { $0.responseBytesMax = 100_000 }, .ok, huge) { [message] client, _ in
            let outcome = await client.send(message, "1")
            #expect(outcome == .unknown(.unreadable(status: 200, why: "more than 100000 bytes")))
        }
    }

    @Test
    func `A slow answer leaves the fate unknown`() async throws {
        try await GraphStub.run(
            settings: { $0.timeLimit = .milliseconds(200) },
            answer: { _ in
                try await Task.sleep(for: .seconds(2))
                return Response(status: .ok)
            }
        ) { [message] client, _ in
            let outcome = await client.send(message, "1")
            #expect(outcome == .unknown(.timedOut))
        }
    }

    @Test
    func `A caller that stops waiting does not know`() async throws {
        try await GraphStub.run(
            answer: { _ in
                try await Task.sleep(for: .seconds(2))
                return Response(status: .ok)
            }
        ) { [message] client, stub in
            let sending = Task { await client.send(message, "1") }
            while stub.received.isEmpty {
                try await Task.sleep(for: .milliseconds(5))
            }
            sending.cancel()
            let outcome = await sending.value
            #expect(outcome == .unknown(.cancelled))
        }
    }

    @Test
    func `A refused connection and an unknown name never left`() async throws {
        for base in ["http://127.0.0.1:1", "http://nowhere.invalid", "no address at all"] {
            try await withTransport { transport in
                let settings = CloudAPISettings(token: Secret("t"), baseURL: base, timeLimit: .seconds(5))
                let outcome = await CloudAPIClient.live(settings, over: transport).send(message, "1")
                guard case .unreachable = outcome else {
                    Issue.record("\(base): \(outcome)")
                    return
                }
            }
        }
    }

    @Test
    func `A server that does not speak TLS never got the message`() async throws {
        try await RawServer.run(.greet("HTTP/1.1 400 Bad Request\r\n\r\n")) { [message] port in
            try await withTransport { transport in
                let settings = CloudAPISettings(
                    token: Secret("t"),
                    baseURL: "https://127.0.0.1:\(port)",
                    timeLimit: .seconds(10)
                )
                let outcome = await CloudAPIClient.live(settings, over: transport).send(message, "1")
                guard case .unreachable = outcome else {
                    Issue.record("\(outcome)")
                    return
                }
            }
        }
    }

    @Test(arguments: [
        RawServer.Behaviour.close,
        .send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"messages\""),
        .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"mes"),
        .send("not HTTP at all\r\n\r\n"),
    ])
    func `A connection lost after the request leaves the fate unknown`(behaviour: RawServer.Behaviour) async throws {
        try await RawServer.run(behaviour) { [message] port in
            try await withTransport { transport in
                let settings = CloudAPISettings(
                    token: Secret("t"),
                    baseURL: "http://127.0.0.1:\(port)",
                    timeLimit: .seconds(5)
                )
                let outcome = await CloudAPIClient.live(settings, over: transport).send(message, "1")
                guard case .unknown = outcome else {
                    Issue.record("\(outcome)")
                    return
                }
            }
        }
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"messages\""])
    func `A server that falls silent is given up`(start: String) async throws {
        try await RawServer.run(.stall(start)) { [message] port in
            try await withTransport { transport in
                let settings = CloudAPISettings(
                    token: Secret("t"),
                    baseURL: "http://127.0.0.1:\(port)",
                    timeLimit: .milliseconds(300)
                )
                let outcome = await CloudAPIClient.live(settings, over: transport).send(message, "1")
                #expect(outcome == .unknown(.timedOut))
            }
        }
    }

    @Test
    func `The token is in no description`() throws {
        let settings = CloudAPISettings(token: Secret("token-x"), appSecret: Secret("secret-x"))
        var dumped = ""
        dump(settings, to: &dumped)

        for text in ["\(settings)", String(reflecting: settings), dumped, "\(Secret("token-x"))"] {
            #expect(!text.contains("token-x") && !text.contains("secret-x"), "\(text)")
        }
    }

    @Test
    func `Marketing messages go their own way`() async throws {
        try await GraphStub.run(.ok, accepted) { [message] client, stub in
            let options = MarketingOptions(policy: .strict, sharesActivity: true)
            guard case .accepted = await client.sendMarketing(message, options, "1") else {
                Issue.record("not accepted")
                return
            }
            let request = try #require(stub.received.first)
            let body = try JSON(parsing: request.body.utf8)
            #expect(request.path == "/v26.0/1/marketing_messages")
            #expect(body["product_policy"] == "STRICT")
            #expect(body["message_activity_sharing"] == true)
            #expect(body["to"] == "+447700900123")
        }
    }
}
