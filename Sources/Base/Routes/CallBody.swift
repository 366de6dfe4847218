import Crypto
import HTTPTypes
import Hummingbird
import Logging
package import NIOCore
import Synchronization

/// A request's body, which can be read from the socket once; what was held is kept.
final class CallBody: Sendable {
    let rule: BodyRule
    let settings: RouteSettings
    let declaredBytes: Int?
    fileprivate let body: RequestBody
    private let watch: BodyWatch
    private let log: RequestLogger
    /// Throws when the caller may no longer do what was allowed when the request began.
    private let recheck: @Sendable () async throws -> Void
    private let held = Mutex<ByteBuffer?>(nil)
    private let streamed = Mutex(Streamed())

    private struct Streamed {
        var hash = SHA256()
        var bytes = 0
        var isWhole = false
    }

    init(
        request: Request,
        rule: BodyRule,
        settings: RouteSettings,
        watch: BodyWatch,
        log: RequestLogger,
        recheck: @escaping @Sendable () async throws -> Void
    ) {
        body = request.body
        self.rule = rule
        self.settings = settings
        self.watch = watch
        self.log = log
        self.recheck = recheck
        declaredBytes = request.headers[.contentLength].flatMap { Int($0) }
    }

    /// Refuses by the length that the client announces, before a byte of it is read.
    func checkDeclaredLength() throws {
        if let declaredBytes, declaredBytes > rule.bytesMax { throw Problem.bodyTooLarge(rule.bytesMax) }
    }

    /// SHA-256 of a streamed body; `nil` while it was not read to its end.
    var streamedDigest: [UInt8]? {
        streamed.withLock { $0.isWhole ? Array($0.hash.finalize()) : nil }
    }

    /// Whether nothing of it is left on the socket.
    var isRead: Bool { held.withLock { $0 != nil } || streamed.withLock { $0.isWhole } }

    /// The whole body.
    ///
    /// - Throws: `body-too-large`, `body-too-slow`, `body-broken-off`.
    func hold(upTo bytesMax: Int) async throws -> ByteBuffer {
        if let kept = held.withLock({ $0 }) { return kept }
        let started = ContinuousClock.now
        let buffer = try await read { [body, watch, settings] in
            try await watch.wait(settings.bodyPatience.held) { try await body.collect(upTo: bytesMax) }
        }
        try await end(bytes: buffer.readableBytes, since: started)
        held.withLock { $0 = buffer }
        return buffer
    }

    /// The next piece; `nil` at the end.
    fileprivate func next(_ pieces: BodyPieces, since started: ContinuousClock.Instant) async throws -> ByteBuffer? {
        let patience = settings.bodyPatience
        let piece = try await read { try await watch.wait(patience.piece) { try await pieces.next() } }
        let bytes = streamed.withLock { streamed in
            streamed.bytes += piece?.readableBytes ?? 0
            piece?.withUnsafeReadableBytes { streamed.hash.update(bufferPointer: $0) }
            return streamed.bytes
        }
        guard let piece else {
            try await end(bytes: bytes, since: started)
            streamed.withLock { $0.isWhole = true }
            return nil
        }
        guard bytes <= rule.bytesMax else { throw Problem.bodyTooLarge(rule.bytesMax) }
        let allowed = patience.piece + .seconds(bytes / patience.bytesPerSecondMin)
        guard ContinuousClock.now - started <= allowed else { throw Problem.bodyTooSlow }
        return piece
    }

    /// A client that leaves in the middle is no failure of ours.
    private func read<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let problem as Problem {
            throw problem
        } catch is NIOTooManyBytesError {
            throw Problem.bodyTooLarge(rule.bytesMax)
        } catch {
            log.dressed.debug("Body broke off", metadata: ["error": "\(error)"])
            throw Problem.bodyBrokenOff
        }
    }

    private func end(bytes: Int, since started: ContinuousClock.Instant) async throws {
        // The socket's sequence ends in the same way when the client is gone.
        if let declaredBytes, bytes < declaredBytes { throw Problem.bodyBrokenOff }
        if ContinuousClock.now - started > settings.bodyPatience.trustedFor { try await recheck() }
    }
}

/// The socket's iterator, handed from task to task: used by one at a time, since each piece is waited for.
private final class BodyPieces: @unchecked Sendable {
    private var inner: RequestBody.AsyncIterator

    init(_ body: RequestBody) {
        inner = body.makeAsyncIterator()
    }

    func next() async throws -> ByteBuffer? {
        try await inner.next()
    }
}

/// A body in pieces, cut off with `body-too-large` when it passes the route's limit.
package struct BodyStream: AsyncSequence, Sendable {
    package typealias Element = ByteBuffer

    let content: CallBody

    package func makeAsyncIterator() -> Iterator {
        Iterator(content: content)
    }

    package struct Iterator: AsyncIteratorProtocol {
        private let pieces: BodyPieces
        private let content: CallBody
        private let started = ContinuousClock.now

        init(content: CallBody) {
            self.content = content
            pieces = BodyPieces(content.body)
        }

        /// - Throws: `body-too-large`, `body-too-slow`, `body-broken-off`.
        package mutating func next() async throws -> ByteBuffer? {
            try await content.next(pieces, since: started)
        }
    }
}
