import Primitives

@testable import Events

/// Somebody who listens to a stream until told otherwise.
struct Listener {
    let heard = Record<EventStream.Element>()
    private let task: Task<Void, any Error>

    init(to stream: EventStream) {
        task = Task { [heard] in
            for try await element in stream { heard.append(element) }
        }
    }

    var subjects: [String] {
        heard.all.compactMap { if case .event(let event) = $0 { event.subject } else { nil } }
    }

    /// Returns when the stream has ended by itself.
    func end() async throws {
        try await task.value
    }

    func cancel() async throws {
        task.cancel()
        try await task.value
    }
}
