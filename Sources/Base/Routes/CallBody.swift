import Crypto
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
    private let streamed = Mutex(Streamed())

    private struct Streamed {
        var hash = SHA256()
        var isWhole = false
    }

    init(request: Request, rule: BodyRule) {
        body = request.body
        self.rule = rule
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

    /// - Parameter piece: `nil` at the end.
    fileprivate func note(_ piece: ByteBuffer?) {
        streamed.withLock { streamed in
            guard let piece else {
                streamed.isWhole = true
                return
            }
            piece.withUnsafeReadableBytes { streamed.hash.update(bufferPointer: $0) }
        }
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
        Iterator(content: content)
    }

    package struct Iterator: AsyncIteratorProtocol {
        private var pieces: RequestBody.AsyncIterator
        private let content: CallBody
        private var bytes = 0

        init(content: CallBody) {
            self.content = content
            pieces = content.body.makeAsyncIterator()
        }

        package mutating func next() async throws -> ByteBuffer? {
            guard let piece = try await pieces.next() else {
                content.note(nil)
                return nil
            }
            bytes += piece.readableBytes
            if bytes > content.rule.bytesMax { throw Problem.bodyTooLarge(content.rule.bytesMax) }
            content.note(piece)
            return piece
        }
    }
}
