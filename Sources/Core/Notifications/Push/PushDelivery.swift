import CCurl
import Foundation

/// One call to a push service. Blocks: runs on a thread of the transport's.
///
/// Redirects are not followed and proxies not asked: the address that is connected to is the one that was looked at.
struct PushDelivery: Sendable {
    let request: PushRequest
    /// Short: a service that dawdles on purpose must not hold up everybody else's pushes for long.
    var secondsMax = 10

    /// What libcurl's callbacks work with.
    private final class Connection {
        let isNamed: Bool
        /// The start of the answer, for the log.
        var words: [UInt8] = []

        init(isNamed: Bool) {
            self.isNamed = isNamed
        }
    }

    private static let wordsMax = 200

    func run() -> PushAnswer {
        guard SMTPDelivery.started, let handle = curl_easy_init() else {
            return .later("libcurl does not start", after: nil)
        }
        defer { curl_easy_cleanup(handle) }
        var headers: UnsafeMutablePointer<curl_slist>?
        for header in request.headers { headers = curl_slist_append(headers, header) }
        defer { curl_slist_free_all(headers) }
        let connection = Connection(isNamed: request.endpoint.isNamed)

        return withExtendedLifetime(connection) {
            let code = prepare(handle, headers, connection)
            let outcome = code == CURLE_OK ? curl_easy_perform(handle) : code
            guard outcome == CURLE_OK else {
                return .later(String(cString: curl_easy_strerror(outcome)), after: nil)
            }
            var status = 0
            var retryAfter: curl_off_t = 0
            _ = lodestone_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
            _ = lodestone_curl_get_offset(handle, CURLINFO_RETRY_AFTER, &retryAfter)
            let words = String(decoding: connection.words, as: UTF8.self).filter { !$0.isNewline }
            return PushAnswer(status: status, words: words, retryAfter: Int64(retryAfter))
        }
    }

    private func prepare(
        _ handle: UnsafeMutableRawPointer,
        _ headers: UnsafeMutablePointer<curl_slist>?,
        _ connection: Connection
    ) -> CURLcode {
        let texts = [
            (CURLOPT_URL, request.endpoint.text),
            (CURLOPT_PROTOCOLS_STR, request.endpoint.isNamed ? "http,https" : "https"),
            (CURLOPT_NOPROXY, "*"),
        ]
        let numbers = [
            (CURLOPT_POST, 1),
            // Without it libcurl uses signals for timeouts, which a process of many threads does not survive.
            (CURLOPT_NOSIGNAL, 1),
            (CURLOPT_CONNECTTIMEOUT, 5),
            (CURLOPT_TIMEOUT, secondsMax),
            (CURLOPT_FOLLOWLOCATION, 0),
        ]
        let context = Unmanaged.passUnretained(connection).toOpaque()
        var codes = texts.map { lodestone_curl_set_string(handle, $0, $1) }
        codes += numbers.map { lodestone_curl_set_long(handle, $0, $1) }
        codes.append(lodestone_curl_set_list(handle, CURLOPT_HTTPHEADER, headers))
        codes.append(request.body.withUnsafeBytes { lodestone_curl_set_body(handle, $0.baseAddress, $0.count) })
        codes.append(lodestone_curl_set_writer(handle, Self.write, context))
        codes.append(lodestone_curl_set_opener(handle, Self.open, context))
        return codes.first { $0 != CURLE_OK } ?? CURLE_OK
    }

    private static let write: curl_write_callback = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let connection = Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
        let room = min(max(PushDelivery.wordsMax - connection.words.count, 0), size * count)
        connection.words += UnsafeRawBufferPointer(start: bytes, count: room)
        return size * count
    }

    /// Connects to no address in somebody's own network, whatever the name stands for at this moment.
    private static let open: curl_opensocket_callback = { context, _, address in
        guard let context, let address else { return lodestone_curl_no_socket }
        let connection = Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
        let found = address.pointee
        guard connection.isNamed || PushDelivery.isPublic(address) else { return lodestone_curl_no_socket }
        return socket(found.family, found.socktype | Int32(SOCK_CLOEXEC.rawValue), found.protocol)
    }

    private static func isPublic(_ address: UnsafeMutablePointer<curl_sockaddr>) -> Bool {
        // The structure ends in an address that may be longer than its declared type.
        guard let place = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return false }
        let generic = UnsafeRawPointer(address).advanced(by: place).assumingMemoryBound(to: sockaddr.self)
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let code = getnameinfo(
            generic,
            socklen_t(address.pointee.addrlen),
            &text,
            socklen_t(text.count),
            nil,
            0,
            NI_NUMERICHOST
        )
        guard code == 0 else { return false }
        return PublicAddress.isPublic(
            String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        )
    }
}
