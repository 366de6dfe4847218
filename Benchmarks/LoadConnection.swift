import Foundation

/// One kept-alive connection with one request on its way.
struct LoadConnection {
    let socket: Int32
    private var received: [UInt8] = []

    init(port: UInt16) throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard socket >= 0, result == 0 else { throw CocoaError(.fileReadUnknown) }
        var on: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    /// A request fits in the socket's buffer, so this does not wait.
    func send(_ request: [UInt8]) throws {
        guard Foundation.send(socket, request, request.count, 0) == request.count else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    /// Reads what is there.
    ///
    /// - Returns: the status, once the whole answer has come.
    mutating func receive() throws -> Int? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else { throw CocoaError(.fileReadUnknown) }
        received += buffer[..<count]
        guard let head = received.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let text = String(decoding: received[..<head.lowerBound], as: UTF8.self).lowercased()
        let lines = text.split(separator: "\r\n")
        let length = lines.first { $0.hasPrefix("content-length:") }
            .flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) }
        guard received.count >= head.upperBound + (length ?? 0) else { return nil }
        received.removeAll(keepingCapacity: true)
        return lines.first.flatMap { Int($0.split(separator: " ")[1]) }
    }
}
