import Foundation

/// A port that nobody listens on, for `--port 0`: links and webhook addresses are made before the server listens.
enum FreePort {
    /// Another process may take it before the caller does, which then fails to listen and says so.
    ///
    /// - Returns: `nil` when the system gives none.
    static func find(on host: String) -> Int? {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard handle >= 0 else { return nil }
        defer { close(handle) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        let numeric = inet_addr(host)
        address.sin_addr.s_addr = numeric == .max ? inet_addr("127.0.0.1") : numeric
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                guard bind(handle, generic, length) == 0, getsockname(handle, generic, &length) == 0 else { return nil }
                return Int(UInt16(bigEndian: pointer.pointee.sin_port))
            }
        }
    }
}
