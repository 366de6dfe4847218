import AsyncHTTPClient
import NIOCore

/// The connections to Meta, shared by all clients of a process.
public struct CloudAPITransport: Sendable {
    let http: HTTPClient

    /// - Parameters:
    ///   - connectionsMax: to one host. A send takes as long as a round trip to Meta, so 1,000 a second at 150 ms need 150.
    ///   - connectTimeLimit: for connecting, and for waiting until a connection is free.
    public init(connectionsMax: Int = 256, connectTimeLimit: Duration = .seconds(10)) {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: TimeAmount(connectTimeLimit)),
            decompression: .disabled
        )
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connectionsMax
        // Sooner than servers do: a request on a connection that they close at that moment has an unknown fate.
        configuration.connectionPool.idleTimeout = .seconds(20)
        // A refused connection is told at once; whoever sends knows best when to try again.
        configuration.connectionPool.retryConnectionEstablishment = false
        http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Closes all connections; must be called before the process lets go of the transport.
    public func shutdown() async throws {
        try await http.shutdown()
    }
}
