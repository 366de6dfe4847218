import HTTPTypes
import NIOCore
import Primitives
import Routes
import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct IdempotencyTests {
    /// Counts how often a handler ran.
    final class Runs: Sendable {
        private let runs = Mutex(0)
        var count: Int { runs.withLock { $0 } }
        func add() -> Int {
            runs.withLock {
                $0 += 1; return $0
            }
        }
    }

    struct Secret: Error {}

    static func routes(_ runs: Runs, gate: AsyncStream<Void>? = nil) -> [Route] {
        [
            Route(.post, "/api/things", access: .permission(.viewThings), summary: "") { call in
                let text = String(buffer: try await call.rawBody())
                if text == "refused" { throw Problem("no", status: 409, title: "No \(runs.add())") }
                if text == "failing" { _ = runs.add(); throw Secret() }
                if let gate { for await _ in gate { break } }
                return Reply.created(["run": runs.add()], at: "/api/things/1").header(.eTag, "no")
            },
            Route(.post, "/api/keys", access: .permission(.viewThings), summary: "", repetition: .secret) { _ in
                .json(["secret": "s\(runs.add())"])
            },
            Route(
                .post,
                "/api/files",
                access: .permission(.viewThings),
                summary: "",
                body: .streamed(bytesMax: 1_000_000, types: ["text/csv"])
            ) { call in
                var bytes = 0
                for try await piece in call.bodyStream { bytes += piece.readableBytes }
                return .json(["run": runs.add(), "bytes": bytes])
            },
            Route(.delete, "/api/things", access: .permission(.viewThings), summary: "") { _ in
                _ = runs.add()
                return .noContent
            },
        ]
    }

    private func headers(_ key: String) -> HTTPFields { [.idempotencyKey: key] }

    @Test(arguments: TestDatabase.all)
    func `The same write with the same key is carried out once`(kind: TestDatabase) async throws {
        let runs = Runs()
        let database = try await kind.open(RouteMigrations.all)
        try await TestServer(Self.routes(runs), database: database).run { client async throws in
            let first = try await client.send(.post, "/api/things", as: .admin, headers: headers("a"), json: "{}")
            let second = try await client.send(.post, "/api/things", as: .admin, headers: headers("a"), json: "{}")

            #expect(runs.count == 1)
            #expect(first.status == 201)
            #expect(second.status == 201)
            #expect(second.text == first.text)
            #expect(second.headers[.location] == "/api/things/1")
            #expect(second.headers[.contentType] == "application/json")
            #expect(second.headers[.eTag] == nil)
            #expect(first.headers[.idempotencyReplayed] == nil)
            #expect(second.headers[.idempotencyReplayed] == "true")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A streamed body is compared by its content`(kind: TestDatabase) async throws {
        let runs = Runs()
        let database = try await kind.open(RouteMigrations.all)
        try await TestServer(Self.routes(runs), database: database).run { client async throws in
            let file = String(repeating: "a,b\n", count: 50_000)
            let other = String(repeating: "a,c\n", count: 50_000)
            var headers = headers("a")
            headers[.contentType] = "text/csv"
            let first = try await client.send(.post, "/api/files", as: .admin, headers: headers, json: file)
            let again = try await client.send(.post, "/api/files", as: .admin, headers: headers, json: file)
            let wrong = try await client.send(.post, "/api/files", as: .admin, headers: headers, json: other)

            #expect(first.text == #"{"run":1,"bytes":200000}"# || first.text == #"{"bytes":200000,"run":1}"#)
            #expect(again.text == first.text)
            #expect(again.headers[.idempotencyReplayed] == "true")
            #expect(wrong.problem == "idempotency-key-reused")
            #expect(runs.count == 1)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `An empty answer is repeated too`(kind: TestDatabase) async throws {
        let runs = Runs()
        let database = try await kind.open(RouteMigrations.all)
        try await TestServer(Self.routes(runs), database: database).run { client async throws in
            for _ in 1...2 {
                let answer = try await client.send(.delete, "/api/things", as: .admin, headers: headers("a"))
                #expect(answer.status == 204)
                #expect(answer.text == "")
            }
            #expect(runs.count == 1)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A key belongs to one caller, one address and one body`(kind: TestDatabase) async throws {
        let runs = Runs()
        let database = try await kind.open(RouteMigrations.all)
        try await TestServer(Self.routes(runs), database: database).run { client async throws in
            try await client.send(.post, "/api/things", as: .admin, headers: headers("a"), json: "{}")

            let body = try await client.send(.post, "/api/things", as: .admin, headers: headers("a"), json: "{ }")
            #expect(body.problem == "idempotency-key-reused")
            #expect(body.status == 422)
            let path = try await client.send(.post, "/api/keys", as: .admin, headers: headers("a"), json: "{}")
            #expect(path.problem == "idempotency-key-reused")
            let query = try await client.send(.post, "/api/things?x=1", as: .admin, headers: headers("a"), json: "{}")
            #expect(query.problem == "idempotency-key-reused")
            #expect(runs.count == 1)

            let other = try await client.send(.post, "/api/things", as: .member, headers: headers("a"), json: "{}")
            #expect(other.status == 201)
            #expect(other.headers[.idempotencyReplayed] == nil)
            #expect(runs.count == 2)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A refusal gives the key back`(kind: TestDatabase) async throws {
        let runs = Runs()
        let database = try await kind.open(RouteMigrations.all)
        try await TestServer(Self.routes(runs), database: database).run { client async throws in
            for run in 1...2 {
                let answer = try await client.send(
                    .post,
                    "/api/things",
                    as: .admin,
                    headers: headers("a"),
                    json: "refused"
                )
                #expect(answer["title"] == "No \(run)")
            }
            let good = try await client.send(.post, "/api/things", as: .admin, headers: headers("a"), json: "{}")
            #expect(good.status == 201)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `After a failure on our side the client has to look first`(kind: TestDatabase) async throws {
        let runs = Runs()
        let database = try await kind.open(RouteMigrations.all)
        try await TestServer(Self.routes(runs), database: database).run { client async throws in
            let first = try await client.send(.post, "/api/things", as: .admin, headers: headers("a"), json: "failing")
            let second = try await client.send(.post, "/api/things", as: .admin, headers: headers("a"), json: "failing")

            #expect(first.status == 500)
            #expect(second.problem == "idempotency-outcome-unknown")
            #expect(second.status == 409)
            #expect(runs.count == 1)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `An answer with a secret is not stored`(kind: TestDatabase) async throws {
        let runs = Runs()
        let database = try await kind.open(RouteMigrations.all)
        try await TestServer(Self.routes(runs), database: database).run { client async throws in
            let first = try await client.send(.post, "/api/keys", as: .admin, headers: headers("a"))
            let second = try await client.send(.post, "/api/keys", as: .admin, headers: headers("a"))

            #expect(first["secret"] == "s1")
            #expect(second.problem == "idempotency-answer-not-kept")
            #expect(runs.count == 1)
            let kept = try await database.read { try $0.row("SELECT body FROM idempotency_keys")?["body"] as [UInt8]? }
            #expect(kept == nil)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `While the first runs the second is told to wait, and after a crash to look`(kind: TestDatabase) async throws {
        let runs = Runs()
        let clock = TestClock()
        let database = try await kind.open(RouteMigrations.all)
        let (gate, opener) = AsyncStream<Void>.makeStream()
        let server = try TestServer(Self.routes(runs, gate: gate), database: database, ambient: .test(clock))
        try await server.run { client async throws in
            async let first = client.send(.post, "/api/things", as: .admin, headers: headers("a"), json: "{}")
            while try await database.read({ try $0.row("SELECT key FROM idempotency_keys") }) == nil {
                await Task.yield()
            }

            let early = try await client.send(.post, "/api/things", as: .admin, headers: headers("a"), json: "{}")
            #expect(early.problem == "idempotency-running")
            #expect(early.status == 409)
            #expect(early.headers[.retryAfter] != nil)

            clock.advance(by: .minutes(11))
            let late = try await client.send(.post, "/api/things", as: .admin, headers: headers("a"), json: "{}")
            #expect(late.problem == "idempotency-outcome-unknown")

            opener.finish()
            #expect(try await first.status == 201)
            #expect(runs.count == 1)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Answers are forgotten after a day`(kind: TestDatabase) async throws {
        let runs = Runs()
        let clock = TestClock()
        let ambient = Ambient.test(clock)
        let database = try await kind.open(RouteMigrations.all)
        try await TestServer(Self.routes(runs), database: database, ambient: ambient).run { client async throws in
            try await client.send(.post, "/api/things", as: .admin, headers: headers("a"), json: "{}")
            try await client.send(.post, "/api/things", as: .admin, headers: headers("b"), json: "{}")
            clock.advance(by: .hours(24) + .seconds(1))
            try await client.send(.post, "/api/things", as: .admin, headers: headers("a"), json: "{}")
            #expect(runs.count == 3)

            let store = IdempotencyStore(database: database, ambient: ambient)
            #expect(try await store.prune() == 1)
            #expect(try await store.prune() == 0)
        }
    }

    @Test(arguments: ["", String(repeating: "k", count: 256), "a b", "é"])
    func `A key of another shape is refused`(key: String) async throws {
        let runs = Runs()
        let database = try await TestDatabase.sqlite.open(RouteMigrations.all)
        try await TestServer(Self.routes(runs), database: database).run { client async throws in
            let answer = try await client.send(.post, "/api/things", as: .admin, headers: headers(key), json: "{}")

            #expect(answer.problem == "bad-parameter")
            #expect(runs.count == 0)
        }
    }
}
