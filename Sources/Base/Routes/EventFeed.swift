import Hummingbird
import NIOCore
package import Primitives
import ServiceLifecycle

/// The body of an event stream: events as they come, a ping when none do, until the client leaves or the server stops.
///
/// Nothing is buffered but one event: the source is asked for the next when the socket took the last, so a slow client
/// slows its own source down and costs no memory.
struct EventFeed: Sendable {
    /// Proxies commonly close what was silent for 30 or 60 seconds.
    static let pingInterval = Duration.seconds(20)

    private let run: @Sendable (_ emit: @Sendable (ServerSentEvent) async throws -> Void) async throws -> Void
    private let ambient: Ambient
    private let mayGoOn: @Sendable () async -> Bool

    private let also: AsyncStream<ServerSentEvent>

    init<Source: AsyncSequence & Sendable>(
        _ source: Source,
        also: AsyncStream<ServerSentEvent>,
        ambient: Ambient,
        while mayGoOn: @escaping @Sendable () async -> Bool
    ) where Source.Element == ServerSentEvent {
        self.ambient = ambient
        self.also = also
        self.mayGoOn = mayGoOn
        run = { emit in
            for try await event in source { try await emit(event) }
        }
    }

    /// Writes to `writer` until the source ends. Cancelling stops it, the source included.
    func write(to writer: inout any ResponseBodyWriter) async throws {
        let (texts, feed) = AsyncStream<Turn>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { feed.finish() }
                try await run { try await Self.hand($0.text, to: feed) }
            }
            group.addTask {
                for await event in also { try await Self.hand(event.text, to: feed) }
            }
            group.addTask {
                while true {
                    try await ambient.sleep(Self.pingInterval)
                    guard await mayGoOn() else { return feed.finish() }
                    try await Self.hand(ServerSentEvent.ping, to: feed)
                }
            }
            group.addTask {
                try await gracefulShutdown()
                feed.finish()
            }
            defer { group.cancelAll() }
            for await turn in texts {
                try await writer.write(ByteBuffer(string: turn.text))
                turn.written.finish()
            }
        }
    }

    /// A text on its way to the socket, and the bell that rings when it was written.
    private struct Turn: Sendable {
        let text: String
        let written: AsyncStream<Never>.Continuation
    }

    /// Returns when the text was written, or throws when the writer is gone.
    private static func hand(_ text: String, to feed: AsyncStream<Turn>.Continuation) async throws {
        let (bell, written) = AsyncStream<Never>.makeStream()
        guard case .enqueued = feed.yield(Turn(text: text, written: written)) else { throw CancellationError() }
        for await _ in bell {}
        try Task.checkCancellation()
    }
}

extension Reply {
    /// An endless answer of events for a browser's `EventSource`.
    ///
    /// `source` is asked for one event at a time; it is cancelled within moments when the client leaves.
    /// - Parameters:
    ///   - also: events from elsewhere, between those of `source`; the answer goes on when they end.
    ///   - mayGoOn: asked with every ping; the stream ends when it says no.
    package static func events<Source: AsyncSequence & Sendable>(
        _ source: Source,
        also: AsyncStream<ServerSentEvent> = AsyncStream { $0.finish() },
        ambient: Ambient,
        while mayGoOn: @escaping @Sendable () async -> Bool = { true }
    ) -> Reply where Source.Element == ServerSentEvent {
        Reply(
            status: .ok,
            headers: [.contentType: "text/event-stream", .accelBuffering: "no"],
            content: .events(EventFeed(source, also: also, ambient: ambient, while: mayGoOn))
        )
    }
}
