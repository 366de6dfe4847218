import AsyncHTTPClient
import NIOCore

/// A response took longer than its limit.
struct DeadlinePassed: Error {}

extension HTTPClientResponse.Body {
    /// The whole body, of at most that many bytes, which must all come before the deadline.
    ///
    /// The deadline of the request ends with the head of the response, so the body needs its own: a server that sends
    /// a byte now and then would hold the call for ever.
    func collect(upTo bytesMax: Int, before deadline: NIODeadline) async throws -> ByteBuffer {
        try await before(deadline) { try await collect(upTo: bytesMax) }
    }
}

/// Runs `work`, but no longer than until the deadline.
///
/// The alarm is an event loop's, for a cancelled one is gone at once. A sleeping task that is cancelled keeps its timer until the
/// time comes: half a kilobyte for each call of the last minute, 10 MB while a campaign is sent.
/// - Throws: `DeadlinePassed`, or what `work` throws.
func before<Answer: Sendable>(
    _ deadline: NIODeadline,
    _ work: @escaping @Sendable () async throws -> Answer
) async throws -> Answer {
    let alarm = HTTPClient.defaultEventLoopGroup.any().scheduleTask(deadline: deadline) {}
    return try await withThrowingTaskGroup(of: Answer.self) { group in
        group.addTask(operation: work)
        group.addTask {
            try await alarm.futureResult.get()
            throw DeadlinePassed()
        }
        defer {
            alarm.cancel()
            group.cancelAll()
        }
        guard let answer = try await group.next() else { throw CancellationError() }
        return answer
    }
}
