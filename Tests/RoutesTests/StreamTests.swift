import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Primitives
import Synchronization
import TestSupport
import Testing

@testable import Routes

@Suite struct StreamTests {
    @Test func `A stream of events is written as the standard says`() async throws {
        let (source, feed) = AsyncStream<ServerSentEvent>.makeStream()
        feed.yield(ServerSentEvent(id: "7\n8", event: "message.created", data: "{\"a\":1}"))
        feed.yield(ServerSentEvent(data: "two\nlines"))
        feed.finish()
        let route = Route(.get, "/api/events", access: .public, summary: "") { call in
            #expect(call.lastEventID == "6")
            return .events(source, ambient: .test())
        }
        try await TestServer([route]).run { client async throws in
            let answer = try await client.send(.get, "/api/events", headers: [.lastEventID: "6"])

            #expect(answer.headers[.contentType] == "text/event-stream")
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(
                answer.text == """
                    id: 78
                    event: message.created
                    data: {"a":1}

                    data: two
                    data: lines


                    """
            )
        }
    }

    @Test func `A silent stream says ping every 20 seconds`() async throws {
        let clock = TestClock()
        let (source, feed) = AsyncStream<ServerSentEvent>.makeStream()
        let route = Route(.get, "/api/events", access: .public, summary: "") { _ in
            .events(source, ambient: .test(clock))
        }
        try await TestServer([route]).run { client async throws in
            async let answer = client.send(.get, "/api/events")
            for _ in 1...3 {
                await clock.untilSleeping()
                clock.advance(by: .seconds(20))
            }
            await clock.untilSleeping()
            feed.finish()
            #expect(try await answer.text == String(repeating: ": ping\n\n", count: 3))
        }
    }

    /// Tells how many are listening.
    private final class Listeners: Sendable {
        private let count = Mutex(0)
        var now: Int { count.withLock { $0 } }
        func change(by step: Int) { count.withLock { $0 += step } }
    }

    private struct Endless: AsyncSequence, Sendable {
        let listeners: Listeners

        struct Iterator: AsyncIteratorProtocol {
            let listeners: Listeners

            mutating func next() async throws -> ServerSentEvent? {
                listeners.change(by: 1)
                defer { listeners.change(by: -1) }
                try await Task.sleep(for: .seconds(60))
                return nil
            }
        }

        func makeAsyncIterator() -> Iterator { Iterator(listeners: listeners) }
    }

    @Test func `A client that leaves stops its source`() async throws {
        let listeners = Listeners()
        let route = Route(.get, "/api/events", access: .public, summary: "") { _ in
            .events(Endless(listeners: listeners), ambient: .test())
        }
        let application = Application(
            responder: try TestServer([route]).table.responder,
            configuration: .init(address: .hostname("127.0.0.1", port: 0))
        )
        try await application.test(.live) { client in
            let port = try #require(client.port)
            let leaver = TestClient(host: "localhost", port: port)
            leaver.connect()
            try await leaver.executeAndDontWaitForResponse(.init("/api/events", method: .get))
            while listeners.now == 0 { try await Task.sleep(for: .milliseconds(5)) }

            try await leaver.shutdown()

            let clock = ContinuousClock()
            let deadline = clock.now + .seconds(5)
            while listeners.now > 0, clock.now < deadline { try await Task.sleep(for: .milliseconds(5)) }
            #expect(listeners.now == 0)
        }
    }

    @Test func `A CSV file is streamed and cannot carry formulas`() async throws {
        let route = Route(.get, "/file.csv", access: .public, summary: "") { _ in
            .csv(filename: "a\"b.csv") { writer in
                try await writer.write(CSVLine.text(["name", "phone"]))
                try await writer.write(CSVLine.text(["=1+1", "+31612345678"]))
            }
        }
        try await TestServer([route]).run { client async throws in
            let answer = try await client.send(.get, "/file.csv")

            #expect(answer.text == "\u{FEFF}name,phone\r\n\"'=1+1\",+31612345678\r\n")
            #expect(answer.headers[.contentDisposition] == "attachment; filename=\"ab.csv\"")
        }
    }

    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\nlines", "\"two\nlines\""),
        ("two\r\nlines", "\"two\r\nlines\""), ("@SUM(A1)", "\"'@SUM(A1)\""), ("-2", "-2"), ("-2+3", "\"'-2+3\""),
        ("+", "\"'+\""), ("\t=1", "\"'\t=1\""), ("", ""), ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
        (" =1", "\"' =1\""), ("\u{FEFF}=1", "\"'\u{FEFF}=1\""), ("\u{200B}@x", "\"'\u{200B}@x\""),
        ("＝1+1", "\"'＝1+1\""), ("＋1", "\"'＋1\""), ("－1", "\"'－1\""), ("＠x", "\"'＠x\""), (" a=1", " a=1"),
    ])
    func `A cell is quoted where it must be`(cell: String, written: String) {
        #expect(CSVLine.text([cell]) == written + "\r\n")
    }
}
