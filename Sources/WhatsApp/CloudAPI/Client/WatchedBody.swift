import NIOCore
import Synchronization

/// The body of a request in one piece, which remembers whether anybody asked for it.
///
/// The HTTP client asks once it has a connection and has begun the request. A body that nobody asked for is a request
/// that no server has seen whole, whatever went wrong.
struct WatchedBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    final class Watch: Sendable {
        private let flag = Atomic(false)

        var wasAsked: Bool {
            flag.load(ordering: .acquiring)
        }

        func note() {
            flag.store(true, ordering: .releasing)
        }
    }

    let buffer: ByteBuffer
    let watch: Watch

    func makeAsyncIterator() -> Iterator {
        Iterator(buffer: buffer, watch: watch)
    }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate var buffer: ByteBuffer?
        fileprivate let watch: Watch

        mutating func next() async -> ByteBuffer? {
            watch.note()
            defer { buffer = nil }
            return buffer
        }
    }
}
