import HTTPTypes
import AsyncHTTPClient
import CloudAPI
import Crypto
import Foundation
import Hummingbird
import Logging
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import Primitives
import ServiceLifecycle
import Synchronization
import Testing

@testable import CloudAPISimulator

/// A receiver of webhooks and a simulator, over real sockets on loopback.
final class Stage: Sendable {
    private let bodies = Mutex<[(body: [UInt8], signature: String)]>([])
    private let answer = Mutex(200)

    var received: [(body: [UInt8], signature: String)] { bodies.withLock { $0 } }

    func answer(with status: Int) { answer.withLock { $0 = status } }

    /// Runs `body` with the simulator's facts while both servers stand.
    func run(
        _ change: @escaping @Sendable (inout SimulatorConfiguration) -> Void = { _ in },
        _ body: @escaping @Sendable (Stage, SimulatorFacts, Calls) async throws -> Void
    ) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let (ports, port) = AsyncStream<Int>.makeStream()
        let router = Router()
        router.post("webhook") { request, _ -> HTTPResponse.Status in
            let bytes = try await request.body.collect(upTo: 10_000_000)
            let signature = HTTPField.Name(WebhookSignature.headerName).flatMap { request.headers[$0] } ?? ""
            let status = self.answer.withLock { $0 }
            if status == 200 { self.bodies.withLock { $0.append((Array(bytes.readableBytesView), signature)) } }
            return HTTPResponse.Status(code: status)
        }
        router.get("webhook") { request, _ -> String in
            guard request.uri.queryParameters["hub.verify_token"] == "right" else { throw HTTPError(.forbidden) }
            return request.uri.queryParameters.get("hub.challenge") ?? ""
        }
        let receiver = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
            logger: logger
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            let receiving = Self.lifecycle(logger) { try await receiver.run() }
            group.addTask { try await receiving.run() }
            var iterator = ports.makeAsyncIterator()
            let receiverPort = try #require(await iterator.next())
            var configuration = SimulatorConfiguration()
            configuration.webhookURL = "http://127.0.0.1:\(receiverPort)/webhook"
            configuration.settings.sentAfter = Span(.zero, .milliseconds(10))
            configuration.settings.deliveredAfter = Span(.zero, .milliseconds(10))
            configuration.settings.readAfter = Span(.zero, .milliseconds(10))
            configuration.settings.readShare = 1.0
            configuration.settings.retryFirst = .milliseconds(50)
            configuration.settings.retryLongest = .milliseconds(100)
            change(&configuration)
            let (readies, ready) = AsyncStream<SimulatorFacts>.makeStream()
            let simulator = Simulator(
                configuration: configuration,
                ambient: .live(generator: IDGenerator(node: 0, clock: Timestamp.clock)),
                logger: logger,
                onReady: { ready.yield($0) }
            )
            let simulating = Self.lifecycle(logger) { try await simulator.run() }
            group.addTask { try await simulating.run() }
            var facts = readies.makeAsyncIterator()
            let found = try #require(await facts.next())
            do {
                try await body(self, found, Calls(facts: found))
            } catch {
                group.cancelAll()
                throw error
            }
            // Not by cancelling: NIO ends the process when a connection is cancelled between being accepted and being served.
            await simulating.triggerGracefulShutdown()
            await receiving.triggerGracefulShutdown()
            while (try? await group.next()) != nil {}
        }
    }

    private struct Running: Service {
        let body: @Sendable () async throws -> Void

        func run() async throws { try await body() }
    }

    private static func lifecycle(
        _ logger: Logger,
        _ body: @escaping @Sendable () async throws -> Void
    ) -> ServiceGroup {
        var configuration = ServiceGroupConfiguration(services: [Running(body: body)], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(5)
        return ServiceGroup(configuration: configuration)
    }

    /// Until something holds, at most ten seconds.
    func wait(_ condition: @Sendable () async throws -> Bool) async throws {
        for _ in 0..<1_000 {
            if try await condition() { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("it never came")
    }

    func statuses() throws -> [JSON] {
        try received.flatMap { body, _ in
            let entries = try JSON(parsing: body)["entry"]?.array ?? []
            return entries.flatMap { $0["changes"]?.array ?? [] }.flatMap { $0["value"]?["statuses"]?.array ?? [] }
        }
    }
}

/// Calls to a simulator, as a client makes them.
struct Calls: Sendable {
    let facts: SimulatorFacts

    func call(
        _ method: String,
        _ path: String,
        _ body: String? = nil,
        type: String = "application/json",
        token: String? = nil
    ) async throws -> (status: Int, json: JSON, bytes: ByteBuffer) {
        var request = HTTPClientRequest(url: facts.baseURL + path)
        request.method = HTTPMethod(rawValue: method)
        let bearer = token ?? facts.accessToken
        if !bearer.isEmpty { request.headers.add(name: "Authorization", value: "Bearer \(bearer)") }
        if let body {
            request.headers.add(name: "Content-Type", value: type)
            request.body = .bytes(ByteBuffer(string: body))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        let bytes = try await response.body.collect(upTo: 10_000_000)
        let json = (try? JSON(parsing: bytes.readableBytesView)) ?? .null
        return (Int(response.status.code), json, bytes)
    }

    func control(_ method: String, _ path: String, _ body: String? = nil) async throws -> JSON {
        try await call(method, "/_simulator/\(path)", body).json
    }

    func send(_ body: String) async throws -> JSON {
        try await call("POST", "/v25.0/\(facts.phoneNumberID)/messages", body).json
    }
}

struct LiveTests {
    @Test func `A message goes out, and its signed statuses come back`() async throws {
        try await Stage().run { stage, facts, calls in
            let answer = try await calls.send(Body.template("+447700900123", "hello_world"))
            let id = try #require(answer["messages"]?[0]?["id"]?.string)
            try await stage.wait { try stage.statuses().contains { $0["status"] == "read" } }

            #expect(Set(try stage.statuses().compactMap { $0["status"]?.string }) == ["sent", "delivered", "read"])
            #expect(try stage.statuses().allSatisfy { $0["id"]?.string == id })
            let signature = try #require(WebhookSignature(appSecret: facts.appSecret))
            for (body, header) in stage.received { try signature.verify(header, body: body) }
        }
    }

    @Test func `The client reads what Meta counted and charged`() async throws {
        try await Stage().run({ $0.currency = "INR" }) { stage, facts, calls in
            for number in 0..<3 {
                _ = try await calls.send(Body.template("+9198\(10_000_000 + number)", "hello_world"))
            }
            try await stage.wait { try stage.statuses().count { $0["status"] == "read" } == 3 }
            let transport = CloudAPITransport()
            let client = CloudAPIClient.live(
                CloudAPISettings(token: Secret(facts.accessToken), baseURL: facts.baseURL),
                over: transport
            )
            let now = Timestamp.clock().seconds

            let points = try await client.pricingAnalytics(facts.wabaID, now - 86400, now + 86400)

            #expect(points.map(\.volume).reduce(0, +) == 3)
            #expect(points.allSatisfy { $0.type == .regular && $0.category == .utility && $0.country == "IN" })
            #expect(points.allSatisfy { $0.costMillionths.map { $0 > 0 } == true })
            let digits = facts.displayPhoneNumber.filter(\.isNumber)
            #expect(points.allSatisfy { $0.phoneNumber?.filter(\.isNumber) == digits })
            #expect(try await client.pricingAnalytics(facts.wabaID, now - 86400 * 9, now - 86400 * 8).isEmpty)
            try await transport.shutdown()
        }
    }

    struct Path: Sendable {
        let method: String
        let path: String
        let status: Int
        let code: Int
        var token: String?
    }

    @Test func `Answers what it cannot do in Meta's shape`() async throws {
        try await Stage().run { _, facts, calls in
            let refusals = [
                Path(method: "GET", path: "/v25.0/123456789012345", status: 400, code: 100),
                Path(method: "POST", path: "/v25.0/123456789012345/messages", status: 400, code: 100),
                Path(method: "GET", path: "/v25.0/nothing/here", status: 400, code: 2500),
                Path(method: "GET", path: "/v25.0/\(facts.wabaID)/nothing", status: 400, code: 2500),
                Path(
                    method: "GET",
                    path: "/\(facts.phoneNumberID)?access_token=wrong",
                    status: 401,
                    code: 190,
                    token: "wrong"
                ),
                Path(method: "GET", path: "/\(facts.wabaID)", status: 403, code: 200, token: ""),
                Path(method: "POST", path: "/\(facts.phoneNumberID)/messages", status: 401, code: 190, token: ""),
                Path(method: "GET", path: "/\(facts.wabaID)?appsecret_proof=00", status: 400, code: 100),
            ]
            for refusal in refusals {
                let answer = try await calls.call(refusal.method, refusal.path, token: refusal.token)
                #expect(answer.status == refusal.status, "\(refusal.path)")
                #expect(answer.json["error"]?["code"]?.int == refusal.code, "\(refusal.path)")
                #expect(answer.json["error"]?["fbtrace_id"]?.string != nil)
            }
        }
    }

    @Test func `Takes versions or none, slashes, forms, tokens in the query, and a right proof`() async throws {
        try await Stage().run { _, facts, calls in
            let key = SymmetricKey(data: Data(facts.appSecret.utf8))
            let code = HMAC<SHA256>.authenticationCode(for: Data(facts.accessToken.utf8), using: key)
            let proof = code.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            let form =
                "messaging_product=whatsapp&to=%2B447700900123&type=template"
                + "&template=%7B%22name%22%3A%22hello_world%22%2C%22language%22%3A%7B%22code%22%3A%22en_US%22%7D%7D"

            for prefix in ["/v12.0", "/v13.0", "/v26.0", ""] {
                let path =
                    "\(prefix)/\(facts.phoneNumberID)/messages/?access_token=\(facts.accessToken)&appsecret_proof=\(proof)"
                let answer = try await calls.call(
                    "POST",
                    path,
                    form,
                    type: "application/x-www-form-urlencoded",
                    token: ""
                )
                #expect(answer.status == 200, "\(prefix) \(answer.json)")
            }
            #expect(try await calls.call("GET", "/v0.0/\(facts.wabaID)").status == 400)
        }
    }

    @Test func `Loses no update while the receiver is away`() async throws {
        let stage = Stage()
        stage.answer(with: 503)
        try await stage.run { stage, _, calls in
            for index in 0..<50 { _ = try await calls.send(Body.template("+4477009\(10_000 + index)", "hello_world")) }
            try await stage.wait { try await calls.control("GET", "webhooks/undelivered")["updates"] == 150 }
            stage.answer(with: 200)
            try await stage.wait { try await calls.control("GET", "webhooks/undelivered")["updates"] == 0 }

            let words = Set(try stage.statuses().map { "\($0["id"] ?? "") \($0["status"] ?? "")" })
            #expect(words.count == 150)
        }
    }

    @Test func `Redelivers everything, shuffled, with the same bytes`() async throws {
        try await Stage().run { stage, _, calls in
            for index in 0..<10 { _ = try await calls.send(Body.template("+4477009\(10_000 + index)", "hello_world")) }
            try await stage.wait { stage.received.count == 30 }

            let answer = try await calls.control("POST", "webhooks/redeliver", #"{"times":2,"shuffled":true}"#)
            try await stage.wait { stage.received.count == 90 }

            #expect(answer["posts"] == 60)
            #expect(Set(stage.received.map(\.body)).count == 30)
        }
    }

    @Test func `Verifies a callback before it uses it`() async throws {
        try await Stage().run { stage, facts, calls in
            let hook = try #require(
                try await calls.control("GET", "numbers")["items"]?[0]?["webhook_configuration"]?["application"]?.string
            )
            let path =
                "/\(facts.appID)/subscriptions?object=whatsapp_business_account&callback_url=\(hook)&fields=messages&verify_token="

            let wrong = try await calls.call("POST", path + "wrong")
            let right = try await calls.call("POST", path + "right")

            #expect(wrong.json["error"]?["code"] == 2200)
            #expect(right.json["success"] == true)
        }
    }

    @Test func `Faults on demand: refused, failed later, not JSON, dropped after acceptance`() async throws {
        try await Stage().run { stage, facts, calls in
            _ = try await calls.control(
                "POST",
                "faults",
                #"{"path":"messages","recipient":"0001","refuse":131016,"times":1}"#
            )
            _ = try await calls.control("POST", "faults", #"{"recipient":"0002","fail":131053}"#)
            _ = try await calls.control("POST", "faults", #"{"recipient":"0003","status":502}"#)
            _ = try await calls.control("POST", "faults", #"{"recipient":"0004","drop":true}"#)

            let refused = try await calls.send(Body.template("+447700900001", "hello_world"))
            let second = try await calls.send(Body.template("+447700900001", "hello_world"))
            _ = try await calls.send(Body.template("+447700900002", "hello_world"))
            let bad = try await calls.call(
                "POST",
                "/\(facts.phoneNumberID)/messages",
                Body.template("+447700900003", "hello_world")
            )
            await #expect(throws: (any Error).self) {
                try await calls.send(Body.template("+447700900004", "hello_world"))
            }

            #expect(refused["error"]?["code"] == 131016)
            #expect(second["messages"] != nil)
            #expect(bad.status == 502 && bad.json.isNull)
            try await stage.wait { try stage.statuses().contains { $0["errors"]?[0]?["code"] == 131053 } }
            let ledger = try await calls.control("GET", "ledger")
            #expect(
                ledger["items"]?.array?.map { $0["recipient"]?.string } == [
                    "+447700900001", "+447700900002", "+447700900004",
                ]
            )
        }
    }

    @Test func `Media go up, are looked up, come down with the token only, and are deleted`() async throws {
        try await Stage().run { _, facts, calls in
            let content = "not really a picture"
            let multipart = [
                "--x", #"Content-Disposition: form-data; name="messaging_product""#, "", "whatsapp",
                "--x", #"Content-Disposition: form-data; name="file"; filename="a.jpg""#, "Content-Type: image/jpeg",
                "", content, "--x--", "",
            ].joined(separator: "\r\n")

            let up = try await calls.call(
                "POST",
                "/\(facts.phoneNumberID)/media",
                multipart,
                type: "multipart/form-data; boundary=x"
            )
            let id = try #require(up.json["id"]?.string)
            let found = try await calls.call("GET", "/v25.0/\(id)").json
            let url = try #require(found["url"]?.string?.dropFirst(facts.baseURL.count))
            let down = try await calls.call("GET", String(url))
            let stranger = try await calls.call("GET", String(url), token: "wrong")
            _ = try await calls.control("POST", "clock", #"{"advance_seconds":301}"#)
            let late = try await calls.call("GET", String(url))
            let deleted = try await calls.call("DELETE", "/\(id)")

            #expect(found["file_size"]?.int == content.utf8.count)
            #expect(String(buffer: down.bytes) == content)
            #expect(stranger.status == 401)
            #expect(late.status == 404)
            #expect(deleted.json["success"] == true)
            #expect(try await calls.call("GET", "/\(id)").json["error"]?["error_subcode"] == 33)
        }
    }

    @Test func `The control API guards itself, and says what is wrong`() async throws {
        try await Stage().run({ $0.controlToken = "secret" }) { _, _, calls in
            #expect(try await calls.call("GET", "/_simulator/state").status == 401)
            #expect(try await calls.call("GET", "/_simulator/state?token=secret").status == 200)
            let bad = [
                ("settings", #"{"no_such":1}"#), ("settings", #"{"read_share":2}"#), ("settings", #"{"shape":"new"}"#),
                ("settings", #"{"failures":{"131026":0.7,"131049":0.7}}"#), ("clock", #"{"advance_seconds":-1}"#),
                ("inbound", #"{"text":"x"}"#), ("inbound", #"{"from":"12","text":"x"}"#), ("users", #"{"phone":"x"}"#),
                ("faults", "{}"),
            ]
            for (path, body) in bad {
                let answer = try await calls.call("POST", "/_simulator/\(path)?token=secret", body)
                #expect(answer.status == 400, "\(path) \(body)")
                #expect(answer.json["error"]?["message"]?.string?.isEmpty == false)
            }
            #expect(try await calls.call("GET", "/_simulator/nothing?token=secret").status == 404)
        }
    }

    @Test func `Bad bodies are refused, and the next request is served`() async throws {
        try await Stage().run { _, facts, calls in
            let path = "/\(facts.phoneNumberID)/messages"
            for body in ["{", "[]", "nonsense", #"{"messaging_product":"#, String(repeating: "[", count: 10_000)] {
                let answer = try await calls.call("POST", path, body)
                #expect(answer.status == 400 && answer.json["error"]?["code"] == 100)
            }
            let big = try? await calls.call("POST", path, String(repeating: "x", count: 5_000_000))
            #expect(big == nil || big?.status == 400)
            #expect(try await calls.send(Body.template("+447700900123", "hello_world"))["messages"] != nil)
        }
    }
}
