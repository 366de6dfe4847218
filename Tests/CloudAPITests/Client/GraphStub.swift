import CloudAPI
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization

/// A server that answers what a test says, and remembers what it was asked.
final class GraphStub: Sendable {
    struct Received: Sendable {
        let method: String
        let host: String
        let path: String
        let query: [String: String]
        let headers: [String: String]
        let body: String
    }

    private let log = Mutex<[Received]>([])

    var received: [Received] {
        log.withLock { $0 }
    }

    private func note(_ request: Request) async throws -> Received {
        let body = try await request.body.collect(upTo: 50_000_000)
        let url = URLComponents(string: "http://stub" + request.uri.string)
        let items = (url?.queryItems ?? []).map { ($0.name, $0.value ?? "") }
        let headers = request.headers.map { ($0.name.canonicalName, $0.value) }
        let received = Received(
            method: request.method.rawValue,
            host: request.head.authority ?? "",
            path: request.uri.path,
            query: Dictionary(items, uniquingKeysWith: { $1 }),
            headers: Dictionary(headers, uniquingKeysWith: { $1 }),
            body: String(buffer: body)
        )
        log.withLock { $0.append(received) }
        return received
    }

    /// Runs `test` with a client of a server that gives `answer`.
    static func run(
        settings change: @Sendable (inout CloudAPISettings) -> Void = { _ in },
        answer: @escaping @Sendable (Received) async throws -> Response,
        _ test: @Sendable @escaping (CloudAPIClient, GraphStub) async throws -> Void
    ) async throws {
        let stub = GraphStub()
        let responder = CallbackResponder<BasicRequestContext> { request, _ in
            try await answer(try await stub.note(request))
        }
        var logger = Logger(label: "stub")
        logger.logLevel = .critical
        let application = Application(responder: responder, logger: logger)
        var settings = CloudAPISettings(token: Secret("token-of-the-test"), timeLimit: .seconds(5))
        change(&settings)
        try await application.test(.live) { [settings] server in
            var settings = settings
            settings.baseURL = "http://127.0.0.1:\(server.port ?? 0)"
            try await withTransport { transport in
                try await test(.live(settings, over: transport), stub)
            }
        }
    }

    /// The same with one answer for everything.
    static func run(
        settings change: @Sendable (inout CloudAPISettings) -> Void = { _ in },
        _ status: HTTPResponse.Status,
        _ body: String,
        headers: HTTPFields = [:],
        _ test: @Sendable @escaping (CloudAPIClient, GraphStub) async throws -> Void
    ) async throws {
        try await run(
            settings: change,
            answer: { _ in
                Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
            },
            test
        )
    }
}

/// Runs `body` with connections that are closed afterwards.
func withTransport<Answer: Sendable>(
    _ body: (CloudAPITransport) async throws -> Answer
) async throws -> Answer {
    let transport = CloudAPITransport(connectTimeLimit: .seconds(2))
    do {
        let answer = try await body(transport)
        try await transport.shutdown()
        return answer
    } catch {
        try? await transport.shutdown()
        throw error
    }
}
