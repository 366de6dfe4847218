import AsyncHTTPClient
import CloudAPI
import HTTPTypes
import NIOCore
import NIOHTTP1
import Primitives

/// Graph as a whole: faults that were ordered, callbacks that must be verified first, then the world's answer.
struct GraphService: Sendable {
    let engine: Engine
    let client: HTTPClient

    func answer(_ request: IncomingRequest, baseURL: String) async -> GraphAnswer {
        do throws(GraphRefusal) {
            if let batch = try BatchRequest(request) { return await answer(batch, baseURL: baseURL) }
            if let callback = try callback(of: request) { try await verify(callback) }
            return try engine.act { world, now throws(GraphRefusal) in
                world.usage.count(at: now)
                var answer = try Self.answer(request, baseURL: baseURL, isFull: engine.isFull, &world, at: now)
                if case .json = answer.body { answer.headers = world.headers(for: request, at: now) }
                return answer
            }
        } catch {
            return refusal(error, of: request)
        }
    }

    /// - Parameter request: `nil` when it could not be read.
    func refusal(_ error: GraphRefusal, of request: IncomingRequest? = nil) -> GraphAnswer {
        engine.act { world, now in
            world.refusals[error.code, default: 0] += 1
            let traceID = "A" + world.draw { $0.letters(22) }
            var answer = GraphAnswer(error.json(traceID: traceID), status: error.status)
            var headers = request.map { world.headers(for: $0, at: now) } ?? GraphHeaders()
            headers.requestID = traceID
            headers.failure = error.message
            headers.isTokenFailure = error.code == 190
            answer.headers = headers
            return answer
        }
    }

    private static func answer(
        _ request: IncomingRequest,
        baseURL: String,
        isFull: Bool,
        _ world: inout World,
        at now: Timestamp
    ) throws(GraphRefusal) -> GraphAnswer {
        if request.path.first == "whatsapp_business" { return try world.download(request, at: now) }
        if let file = world.openFile(request) { return file }
        let isMessage = ["messages", "marketing_messages"].contains(request.path.last)
        guard !isMessage || !isFull else { throw .message(131016, "Too many undelivered webhooks.") }
        let trouble = world.trouble(of: request, isMessage: isMessage)
        switch trouble {
        case .refuse(let code): throw GraphRefusal.ordered(code)
        case .status(let status):
            let words = ByteBuffer(string: "<html><body><h1>\(status)</h1></body></html>")
            return GraphAnswer(bytes: words, contentType: "text/html", status: status)
        default: break
        }
        var answer = try world.answer(request, baseURL: baseURL, at: now)
        let span = world.settings.answerAfter
        answer.delay = world.draw { $0.duration(span) }
        if case .delay(let delay)? = trouble { answer.delay += delay }
        answer.drops = trouble == .drop
        return answer
    }

    // MARK: Verification of callbacks

    struct Callback {
        let url: String
        let verifyToken: String
    }

    /// The callback that a request sets, if it does and may.
    private func callback(of request: IncomingRequest) throws(GraphRefusal) -> Callback? {
        guard request.method == .post else { return nil }
        var url: String?
        var token: String?
        switch request.path.last {
        case "subscriptions": (url, token) = (request.text("callback_url"), request.text("verify_token"))
        case "subscribed_apps": (url, token) = (request.text("override_callback_uri"), request.text("verify_token"))
        default:
            let configuration = request.parameter("webhook_configuration")
            url = configuration?["override_callback_uri"]?.string
            token = configuration?["verify_token"]?.string
        }
        guard let url, !url.isEmpty else { return nil }
        try engine.act { world, _ throws(GraphRefusal) in try world.authorize(request) }
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
            throw .parameter("Param callback_url must be a URL.")
        }
        return Callback(url: url, verifyToken: token ?? "")
    }

    /// `GET url?hub.mode=subscribe&…` must give back the challenge. Source: reference section 9.1.
    private func verify(_ callback: Callback) async throws(GraphRefusal) {
        let challenge = engine.act { world, _ in world.draw { $0.digits(10) } }
        let query = [
            ("hub.mode", "subscribe"), ("hub.challenge", challenge), ("hub.verify_token", callback.verifyToken),
        ].map { "\($0)=\(FormFields.encode($1))" }.joined(separator: "&")
        let separator = callback.url.contains("?") ? "&" : "?"
        let failure: String
        do {
            let response = try await client.execute(
                HTTPClientRequest(url: callback.url + separator + query),
                timeout: .seconds(10)
            )
            let body = try await response.body.collect(upTo: 64 * 1024)
            if response.status.code == 200, String(buffer: body) == challenge { return }
            failure = "HTTP Status Code = \(response.status.code); HTTP Message = \(response.status.reasonPhrase)"
        } catch {
            failure = "The URL couldn't be validated: \(error)"
        }
        throw GraphRefusal(
            status: 400,
            code: 2200,
            message: "(#2200) Callback verification failed with the following errors: \(failure)"
        )
    }
}
