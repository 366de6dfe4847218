import Foundation
import HTTPTypes
import Primitives
import Routes
import Synchronization

/// Makes PDFs on threads of its own, two at a time: shaping text takes a core and cannot be interrupted, and the rest of
/// the server goes on. At most 32 wait; the next is told to come back, as a mail with an attachment does by itself.
final class DocumentPrinter: Sendable {
    private let threads: OperationQueue
    private let waiting = Mutex(0)

    private static let waitingMax = 32

    init() {
        threads = OperationQueue()
        threads.maxConcurrentOperationCount = 2
        threads.name = "documents"
    }

    /// - Throws: `RenderingError`; the problem `busy` when too many wait.
    func pdf(_ document: Document) async throws -> [UInt8] {
        try await run { try document.pdf() }
    }

    func run<Output: Sendable>(_ work: @escaping @Sendable () throws -> Output) async throws -> Output {
        let isTooMany = waiting.withLock { waiting in
            if waiting >= Self.waitingMax { return true }
            waiting += 1
            return false
        }
        guard !isTooMany else { throw Self.busy }
        defer { waiting.withLock { $0 -= 1 } }
        let result: Result<Output, any Error> = await withCheckedContinuation { continuation in
            threads.addOperation { continuation.resume(returning: Result { try work() }) }
        }
        return try result.get()
    }

    private static let busy = Problem(
        "busy",
        status: 503,
        title: "Too many documents are made at this moment",
        detail: "Try again in a few seconds.",
        headers: [.retryAfter: "5"]
    )
}
