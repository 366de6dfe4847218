import Events
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Jobs
import Logging
import Primitives
import Routes
import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct EventRouteTests {
    static let migrations = JobMigrations.all + EventMigrations.all

    /// A log with its hub, and a route over it.
    struct Desk {
        let clock = TestClock()
        let database: Database
        let log: EventLog
        let hub: EventHub
        let route: Route
        private static let pings = 40

        init() async throws {
            let ambient = Ambient.test(clock)
            database = try await TestDatabase.sqlite.open(EventRouteTests.migrations)
            log = EventLog(ambient: ambient, subscribers: [])
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            hub = EventHub(database: database, ambient: ambient, log: log, logger: logger)
            route = Route.events(of: hub, ambient: ambient)
        }

        func append(_ kind: String, _ payload: String) async throws {
            let event = NewEvent(workspace: TestServer.workspace, kind: kind, subject: "msg_1", payload: payload)
            try await database.write { try log.append(event, in: $0) }
        }

        /// What a client has read in the time of forty pings, when its session is ended.
        func read(_ headers: HTTPFields, authenticator: Authenticator? = nil) async throws -> String {
            let table = try RouteTable(
                [route],
                authenticator: authenticator ?? EventRouteTests.leaving(after: Self.pings),
                ambient: .test(clock)
            )
            return try await Application(responder: table.responder).test(.router) { client in
                async let answer = client.executeRequest(uri: "/api/events", method: .get, headers: headers, body: nil)
                for _ in 0..<Self.pings {
                    await clock.untilSleeping()
                    clock.advance(by: .seconds(20))
                    // Between two pings the source gets its turn at the database.
                    try await Task.sleep(for: .milliseconds(5))
                }
                return String(buffer: try await answer.body)
            }
        }
    }

    /// Knows the caller that many times, then no more: as when the session is ended elsewhere.
    static func leaving(after times: Int) -> Authenticator {
        let left = Mutex(times)
        return Authenticator { _, _ in
            let isKnown = left.withLock { left in
                left -= 1
                return left >= 0
            }
            guard isKnown else { throw Problem.signInRequired }
            let actor = Caller.Actor.member(MemberID(rawValue: 1), UserID(rawValue: 1), .member)
            return Authentication(
                caller: Caller(workspace: TestServer.workspace, actor: actor),
                means: .session(id: 1, csrf: "")
            )
        }
    }

    @Test func `Goes on after the last event that was seen, and ends with the session`() async throws {
        let desk = try await Desk()
        try await desk.append("message.created", #"{"messageId":"msg_1"}"#)
        let first = try await desk.database.read { transaction in
            try desk.log.page(workspace: TestServer.workspace, after: nil, limit: 1, in: transaction)
        }
        try await desk.append("wallet.changed", "{}")
        let position = try #require(first.first?.position)

        let text = try await desk.read([.lastEventID: "\(position)"])

        #expect(text.contains("event: wallet.changed\ndata: {\"subject\":\"msg_1\"}\n\n"))
        #expect(!text.contains("message.created"))
    }

    @Test func `Carries the payload with its subject first`() async throws {
        let desk = try await Desk()
        try await desk.append("message.created", #"{"messageId":"msg_1"}"#)
        let start = try #require(EventPosition("0-evt_0000000000000"))

        let text = try await desk.read([.lastEventID: "\(start)"])

        #expect(text.contains(#"data: {"subject":"msg_1","messageId":"msg_1"}"#))
    }

    @Test func `A position that is none of ours means: load everything again`() async throws {
        let desk = try await Desk()
        #expect(try await desk.read([.lastEventID: "nonsense"]).contains("event: reset\ndata: {}\n\n"))
        #expect(try await desk.read([:]).contains("event: started\ndata: {}\n\n"))
    }
}
