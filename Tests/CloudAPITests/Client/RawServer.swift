import NIOCore
import NIOPosix

/// A server that reads one request of a connection and then does what no proper server does.
enum RawServer {
    enum Behaviour: Sendable {
        /// Closes without a word.
        case close
        /// Sends this, then closes.
        case send(String)
        /// Sends this at the first byte that comes, then closes.
        case greet(String)
        /// Sends this, then nothing, and keeps the connection.
        case stall(String)
    }

    /// Runs `body` with the port of such a server.
    static func run(_ behaviour: Behaviour, _ body: @Sendable @escaping (Int) async throws -> Void) async throws {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let port = server.channel.localAddress?.port ?? 0
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await server.executeThenClose { connections in
                    try await withThrowingDiscardingTaskGroup { group in
                        for try await connection in connections {
                            group.addTask { try? await serve(connection, behaviour) }
                        }
                    }
                }
            }
            defer { group.cancelAll() }
            try await body(port)
        }
    }

    private static func serve(
        _ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>,
        _ behaviour: Behaviour
    ) async throws {
        try await connection.executeThenClose { inbound, outbound in
            var request = ""
            for try await part in inbound {
                if case .greet(let text) = behaviour {
                    try await outbound.write(ByteBuffer(string: text))
                    return
                }
                request += String(buffer: part)
                guard isWhole(request) else { continue }
                switch behaviour {
                case .close, .greet: break
                case .send(let text): try await outbound.write(ByteBuffer(string: text))
                case .stall(let text):
                    try await outbound.write(ByteBuffer(string: text))
                    try await Task.sleep(for: .seconds(60))
                }
                return
            }
        }
    }

    /// Whether as many bytes as the head says have come after it.
    private static func isWhole(_ request: String) -> Bool {
        let parts = request.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        let lines = parts[0].lowercased().split(separator: "\r\n")
        let length = lines.first { $0.hasPrefix("content-length:") }?.split(separator: " ").last.flatMap { Int($0) }
        return parts[1].utf8.count >= length ?? 0
    }
}
