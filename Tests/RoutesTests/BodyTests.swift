import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Primitives
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Routes

@Suite struct BodyTests {
    struct Word: Codable, Sendable { let text: String }

    static let routes = [
        Route(.post, "/api/words", access: .public, summary: "", takes: Word.self) { call in
            .json(try await call.body(Word.self))
        },
        Route(.get, "/api/words/{text}", access: .public, summary: "") { call in .text(call.parameter("text")) },
        Route(.post, "/api/forms", access: .public, summary: "") { call in .text(try await call.form()["text"] ?? "") },
    ]

    struct Sent: Sendable {
        let bytes: [UInt8]
        let problem: String?

        init(_ text: String, before: [UInt8] = [], after: [UInt8] = [], _ problem: String?) {
            bytes = before + Array(text.utf8) + after
            self.problem = problem
        }
    }

    /// As UTF-16 has it.
    private static let wide: String = "{\0\"\0t\0e\0x\0t\0\"\0:\0\"\0a\0\"\0}\0"

    static let sent: [Sent] = [
        Sent(#"{"text":"a\u0000b"}"#, "invalid-request"),
        Sent(#"{"text":"a\\u0000b"}"#, nil),
        Sent(#"{"text":"\\\u0000"}"#, "invalid-request"),
        Sent("{\"text\":\"a\u{0}b\"}", "malformed-json"),
        Sent(wide, "malformed-json"),
        Sent(wide, before: [0xFF, 0xFE], "malformed-json"),
        Sent(#"{"text":""#, after: [0xC3, 0x28, 0x22, 0x7D], "malformed-json"),
        Sent(#"{"text":"a","x":[[[[[[[[[[[[[[[["#, "json-too-deep"),
        Sent(#"{"text":"[[[[[[[[[[[[[[[[[[[["}"#, nil),
    ]

    @Test(arguments: sent)
    func `A body is UTF-8, not too deep, and has no NUL`(sent: Sent) async throws {
        let problem = sent.problem
        try await TestServer(Self.routes).run { client async throws in
            let answer = Answer(
                try await client.inner.executeRequest(
                    uri: "/api/words",
                    method: .post,
                    headers: [.contentType: "application/json"],
                    body: ByteBuffer(bytes: sent.bytes)
                )
            )
            #expect(answer.problem == problem)
            #expect(answer.status == (problem == nil ? 200 : problem == "invalid-request" ? 422 : 400))
        }
    }

    @Test(arguments: ["/api/words/a?search=%00", "/api/words/a?a%00=b", "/api/words/a%00b"])
    func `An address has no NUL`(path: String) async throws {
        try await TestServer(Self.routes).run { client async throws in
            let answer = try await client.send(.get, path)
            #expect(answer.problem == "invalid-request")
            #expect(answer.status == 422)
        }
    }

    @Test func `A form has no NUL`() async throws {
        try await TestServer(Self.routes).run { client async throws in
            let headers: HTTPFields = [
                .contentType: "application/x-www-form-urlencoded", .fetchSite: "same-origin",
            ]
            let answer = try await client.send(.post, "/api/forms", headers: headers, json: "text=a%00b")
            #expect(answer.problem == "invalid-request")
        }
    }

    /// Pieces with a pause before each.
    private struct Drip: AsyncSequence, Sendable {
        let pieces: [String]
        let pause: Duration

        struct AsyncIterator: AsyncIteratorProtocol {
            var pieces: ArraySlice<String>
            let pause: Duration

            mutating func next() async throws -> ByteBuffer? {
                guard let piece = pieces.popFirst() else { return nil }
                try await Task.sleep(for: pause)
                return ByteBuffer(string: piece)
            }
        }

        func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pieces: pieces[...], pause: pause) }
    }

    private let watch = BodyWatch(every: .milliseconds(5))

    /// What `test` does while somebody looks after slow bodies.
    private func watched(_ test: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [watch] in try await watch.run() }
            try await test()
            group.cancelAll()
        }
    }

    private func content(
        _ drip: Drip,
        _ rule: BodyRule,
        patience: BodyPatience,
        length: Int? = nil,
        recheck: @escaping @Sendable () async throws -> Void = {}
    ) -> CallBody {
        var head = HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/")
        if let length { head.headerFields[.contentLength] = "\(length)" }
        var settings = RouteSettings()
        settings.bodyPatience = patience
        return CallBody(
            request: Request(head: head, body: RequestBody(asyncSequence: drip)),
            rule: rule,
            settings: settings,
            watch: watch,
            log: RequestLogger(plain: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, requestID: "test"),
            recheck: recheck
        )
    }

    @Test func `A held body that does not come is not waited for`() async throws {
        var patience = BodyPatience()
        patience.held = .milliseconds(30)
        let body = content(Drip(pieces: ["a"], pause: .seconds(60)), .json, patience: patience)
        try await watched {
            await #expect(throws: Problem.bodyTooSlow) { try await body.hold(upTo: 100) }
        }
        #expect(!body.isRead)
    }

    @Test func `A streamed body must go on, and at a pace`() async throws {
        var patience = BodyPatience()
        patience.piece = .milliseconds(30)
        let rule = BodyRule.streamed(bytesMax: 1000, types: [])
        let silent = content(Drip(pieces: ["a"], pause: .seconds(60)), rule, patience: patience)
        try await watched {
            await #expect(throws: Problem.bodyTooSlow) { for try await _ in BodyStream(content: silent) {} }
        }

        patience.piece = .milliseconds(300)
        let drops = content(
            Drip(pieces: Array(repeating: "a", count: 100), pause: .milliseconds(20)),
            rule,
            patience: patience
        )
        await #expect(throws: Problem.bodyTooSlow) { for try await _ in BodyStream(content: drops) {} }
    }

    @Test func `A body shorter than announced is not taken for whole`() async throws {
        let drip = Drip(pieces: ["abc"], pause: .zero)
        let held = content(drip, .json, patience: BodyPatience(), length: 4)
        await #expect(throws: Problem.bodyBrokenOff) { try await held.hold(upTo: 100) }
        let rule = BodyRule.streamed(bytesMax: 1000, types: [])
        let streamed = content(drip, rule, patience: BodyPatience(), length: 4)
        await #expect(throws: Problem.bodyBrokenOff) { for try await _ in BodyStream(content: streamed) {} }
        #expect(streamed.streamedDigest == nil)
    }

    @Test(arguments: [true, false])
    func `After a slow body it is asked again who calls`(isSlow: Bool) async throws {
        var patience = BodyPatience()
        patience.trustedFor = isSlow ? .zero : .seconds(60)
        let drip = Drip(pieces: ["ab", "c"], pause: .milliseconds(1))
        for rule in [BodyRule.json, .streamed(bytesMax: 1000, types: [])] {
            let asked = Mutex(0)
            let body = content(drip, rule, patience: patience) {
                asked.withLock { $0 += 1 }
                throw Problem.signInRequired
            }
            let found: Problem?
            do {
                if case .held = rule {
                    _ = try await body.hold(upTo: 100)
                } else {
                    for try await _ in BodyStream(content: body) {}
                }
                found = nil
            } catch let problem as Problem {
                found = problem
            }
            #expect(found == (isSlow ? .signInRequired : nil))
            #expect(asked.withLock { $0 } == (isSlow ? 1 : 0))
        }
    }

    @Test func `A body that nobody read ends the connection`() async throws {
        let route = Route(.post, "/api/secret", access: .member, summary: "") { _ in .noContent }
        try await TestServer(Self.routes + [route]).run { client async throws in
            let refused = try await client.send(.post, "/api/secret", headers: [.contentLength: "2"], json: "{}")
            #expect(refused.status == 401)
            #expect(refused.headers[.connection] == "close")
            let taken = try await client.send(
                .post,
                "/api/words",
                headers: [.contentLength: "12"],
                json: #"{"text":"a"}"#
            )
            #expect(taken.status == 200)
            #expect(taken.headers[.connection] == nil)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A key whose work was undone by others may be used again`(kind: TestDatabase) async throws {
        let calls = Mutex(0)
        let route = Route(.post, "/api/things", access: .member, summary: "") { _ in
            let call = calls.withLock { calls in
                calls += 1
                return calls
            }
            if call == 1 { throw DatabaseError.conflict("test") }
            if call == 3 { throw DatabaseError.unavailable("test") }
            return .text("done")
        }
        let server = try TestServer([route], database: try await kind.open(RouteMigrations.all))
        try await server.run { client async throws in
            func send(_ key: String) async throws -> Answer {
                try await client.send(.post, "/api/things", as: .member, headers: [.idempotencyKey: key])
            }
            let busy = try await send("one")
            #expect(busy.problem == "busy")
            #expect(busy["detail"]?.contains("Nothing was changed") == true)
            #expect(try await send("one").text == "done")

            let unknown = try await send("two")
            #expect(unknown.problem == "unavailable")
            #expect(unknown["detail"]?.contains("Nothing was changed") == false)
            #expect(try await send("two").problem == "idempotency-outcome-unknown")
        }
    }

    @Test func `Ten streams of one caller at once, and the place of one that ended is free`() throws {
        let seats = StreamSeats(perCaller: 10)
        let ada = Caller(
            workspace: TestServer.workspace,
            actor: .member(.init(rawValue: 1), .init(rawValue: 1), .owner)
        )
        let bob = Caller(
            workspace: TestServer.workspace,
            actor: .member(.init(rawValue: 2), .init(rawValue: 2), .owner)
        )
        var taken = try (1...10).map { _ in try seats.take(ada) }
        #expect(throws: Problem.tooManyStreams(10)) { try seats.take(ada) }
        _ = try seats.take(bob)
        taken.removeLast()
        taken.append(try seats.take(ada))
        #expect(throws: Problem.tooManyStreams(10)) { try seats.take(ada) }
    }
}
