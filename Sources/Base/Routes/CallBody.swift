import HTTPTypes
import Hummingbird
package import NIOCore
import Synchronization

/// A request's body, which can be read from the socket once; what was held is kept.
final class CallBody: Sendable {
    let body: RequestBody
    let rule: BodyRule
    let declaredBytes: Int?
    private let held = Mutex<ByteBuffer?>(nil)

    init(request: Request, rule: BodyRule) {
        body = request.body
        self.rule = rule
        declaredBytes = request.headers[.contentLength].flatMap { Int($0) }
    }

    /// Refuses by the length that the client announces, before a byte of it is read.
    func checkDeclaredLength() throws {
        if let declaredBytes, declaredBytes > rule.bytesMax { throw Problem.bodyTooLarge(rule.bytesMax) }
    }

    /// The whole body.
    func hold(upTo bytesMax: Int) async throws -> ByteBuffer {
        if let kept = held.withLock({ $0 }) { return kept }
        do {
            let buffer = try await body.collect(upTo: bytesMax)
            held.withLock { $0 = buffer }
            return buffer
        } catch is NIOTooManyBytesError {
            throw Problem.bodyTooLarge(bytesMax)
        }
    }
}

/// A body in pieces, cut off with `body-too-large` when it passes the route's limit.
package struct BodyStream: AsyncSequence, Sendable {
    package typealias Element = ByteBuffer

    let content: CallBody

    package func makeAsyncIterator() -> Iterator {
        Iterator(pieces: content.body.makeAsyncIterator(), bytesMax: content.rule.bytesMax)
    }

    package struct Iterator: AsyncIteratorProtocol {
        var pieces: RequestBody.AsyncIterator
        let bytesMax: Int
        private var bytes = 0

        init(pieces: RequestBody.AsyncIterator, bytesMax: Int) {
            self.pieces = pieces
            self.bytesMax = bytesMax
        }

        package mutating func next() async throws -> ByteBuffer? {
            guard let piece = try await pieces.next() else { return nil }
            bytes += piece.readableBytes
            if bytes > bytesMax { throw Problem.bodyTooLarge(bytesMax) }
            return piece
        }
    }
}
