import ServiceLifecycle

@testable import Events

/// What a server's open response looks like from here.
struct StreamingService: Service {
    let stream: EventStream
    let heard = Record<EventStream.Element>()

    func run() async throws {
        for try await element in stream { heard.append(element) }
    }
}
