import AsyncHTTPClient
import Crypto
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import NIOPosix

/// Makes calls for one token and tells exactly what is known afterwards.
struct GraphCaller: Sendable {
    let settings: CloudAPISettings
    let transport: CloudAPITransport
    private let proof: String?

    init(_ settings: CloudAPISettings, over transport: CloudAPITransport) {
        self.settings = settings
        self.transport = transport
        proof = settings.appSecret.map { secret in
            let key = SymmetricKey(data: Array(secret.revealed().utf8))
            let token = Array(settings.token.revealed().utf8)
            return Hexadecimal.text(HMAC<SHA256>.authenticationCode(for: token, using: key))
        }
    }

    func call(_ request: GraphRequest) async -> GraphAnswer {
        var message = HTTPClientRequest(url: url(of: request))
        message.method = request.method
        message.headers.add(name: "Authorization", value: "Bearer \(settings.token.revealed())")
        message.headers.add(name: "Accept", value: "application/json")
        var timeLimit = settings.timeLimit
        let watch = WatchedBody.Watch()
        switch request.body {
        case .none: break
        case .json(let json):
            let bytes = json.bytes()
            message.headers.add(name: "Content-Type", value: "application/json")
            message.body = .stream(
                WatchedBody(buffer: ByteBuffer(bytes: bytes), watch: watch),
                length: .known(Int64(bytes.count))
            )
        case .bytes(let buffer):
            timeLimit = settings.mediaTimeLimit
            message.headers.replaceOrAdd(name: "Authorization", value: "OAuth \(settings.token.revealed())")
            message.headers.add(name: "file_offset", value: "0")
            message.headers.add(name: "Content-Type", value: "application/octet-stream")
            message.body = .stream(
                WatchedBody(buffer: buffer, watch: watch),
                length: .known(Int64(buffer.readableBytes))
            )
        case .stream(let body):
            timeLimit = settings.mediaTimeLimit
            message.headers.add(name: "Content-Type", value: body.contentType)
            message.body = .stream(body.watched(by: watch), length: .known(body.byteCount))
        }
        return await perform(message, watch: watch, timeLimit: timeLimit)
    }

    private func perform(
        _ message: HTTPClientRequest,
        watch: WatchedBody.Watch,
        timeLimit: Duration
    ) async -> GraphAnswer {
        let deadline = NIODeadline.now() + TimeAmount(timeLimit)
        let response: HTTPClientResponse
        do {
            response = try await transport.http.execute(message, deadline: deadline)
        } catch {
            return Self.answer(to: error, hasBody: message.body != nil, watch: watch)
        }
        let status = Int(response.status.code)
        do {
            let bytes = try await response.body.collect(upTo: settings.responseBytesMax, before: deadline)
            let json = try JSON(parsing: bytes.readableBytesView)
            return .body(json, status: status, retryAfter: Self.retryAfter(response.headers))
        } catch let error as JSONError {
            return .unanswered(Self.unreadable(status, "no JSON: \(error.reason)"))
        } catch is NIOTooManyBytesError {
            return .unanswered(Self.unreadable(status, "more than \(settings.responseBytesMax) bytes"))
        } catch {
            return .unanswered(Self.reason(of: error))
        }
    }

    private static func unreadable(_ status: Int, _ why: String) -> UnansweredReason {
        (200..<300).contains(status) ? .unreadable(status: status, why: why) : .failed(status: status)
    }
}

extension GraphCaller {
    private func url(of request: GraphRequest) -> String {
        let path = ([settings.version].compactMap { $0 } + request.path).map(PercentEncoding.encode)
        let query = (request.query + [("appsecret_proof", proof)]).compactMap { name, value in
            value.map { "\(name)=\(PercentEncoding.encode($0))" }
        }
        let base = settings.baseURL.hasSuffix("/") ? String(settings.baseURL.dropLast()) : settings.baseURL
        return base + "/" + path.joined(separator: "/") + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    }

    /// A request that failed without a response.
    private static func answer(
        to error: any Error,
        hasBody: Bool,
        watch: WatchedBody.Watch
    ) -> GraphAnswer {
        let reason = reason(of: error)
        switch reason {
        case .timedOut, .cancelled:
            // The end came from this side, and may have crossed with the request on its way out.
            return .unanswered(reason)
        default:
            let isUnsent = hasBody ? !watch.wasAsked : isConnectFailure(error)
            return isUnsent ? .unreachable(words(for: error)) : .unanswered(reason)
        }
    }

    /// Whether there never was a connection: all that can be said of requests without a body, which nobody asks for.
    private static func isConnectFailure(_ error: any Error) -> Bool {
        switch error {
        case is NIOConnectionError: true
        // Only the attempt to connect ends so.
        case let error as IOError: error.errnoCode == ECONNREFUSED
        case let error as HTTPClientError:
            [.connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout, .invalidURL, .emptyHost]
                .contains(error)
        default: false
        }
    }

    static func reason(of error: any Error) -> UnansweredReason {
        switch error {
        case is CancellationError: .cancelled
        case is DeadlinePassed: .timedOut
        case let error as HTTPClientError where error == .cancelled: .cancelled
        case let error as HTTPClientError where error == .deadlineExceeded || error == .readTimeout: .timedOut
        default: .connectionLost(words(for: error))
        }
    }

    /// The full description of an unfit header holds the header, and so the token.
    private static func words(for error: any Error) -> String {
        (error as? HTTPClientError)?.shortDescription ?? "\(error)"
    }

    /// `Retry-After` in seconds, or the minutes that Meta's usage header estimates.
    private static func retryAfter(_ headers: HTTPHeaders) -> Duration? {
        if let seconds = headers.first(name: "retry-after").flatMap(Int64.init), (0...86400).contains(seconds) {
            return .seconds(seconds)
        }
        guard let usage = headers.first(name: "x-business-use-case-usage"),
            let accounts = try? JSON(parsing: usage.utf8).object
        else { return nil }
        let minutes = accounts.flatMap { $0.value.array ?? [] }
            .compactMap { $0.integer("estimated_time_to_regain_access") }
        return minutes.max().flatMap { $0 > 0 ? .seconds(60 * min($0, 1440)) : nil }
    }
}
