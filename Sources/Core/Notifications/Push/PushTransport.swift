import Foundation

/// What carries messages to push services.
package struct PushTransport: Sendable {
    var send: @Sendable (PushRequest) async -> PushAnswer

    /// Over HTTP through libcurl, on threads of its own: eight at a time, each at most 10 seconds.
    package static func live() -> PushTransport {
        let threads = OperationQueue()
        threads.maxConcurrentOperationCount = 8
        threads.name = "push"
        return PushTransport { request in
            await withCheckedContinuation { continuation in
                threads.addOperation { continuation.resume(returning: PushDelivery(request: request).run()) }
            }
        }
    }
}
