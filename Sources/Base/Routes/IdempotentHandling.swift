import Crypto
import HTTPTypes
import NIOCore
import Primitives

/// Runs a handler at most once per `Idempotency-Key`.
///
/// The key belongs to its caller in its workspace; public routes have no caller, and ignore it. A refusal (4xx, or
/// `busy`) gives the key back, since handlers change nothing when they refuse. Another failure on our side (5xx) leaves the outcome unknown, as
/// a crash does: the same key then answers 409, and the client has to look before it tries again with a new one.
///
/// Source: IETF draft-ietf-httpapi-idempotency-key-header for the statuses 400, 409 and 422.
struct IdempotentHandling: Sendable {
    let store: IdempotencyStore?

    func reply(to call: Call, by route: Route) async throws -> Reply {
        guard route.method.changes, let text = call.idempotencyKey, let store, let caller = call.authentication?.caller
        else { return try await route.handle(call) }
        guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Problem.badParameter("Idempotency-Key", "must be 1 to 255 visible ASCII characters")
        }
        let key = IdempotencyStore.Key(
            workspace: caller.workspace,
            caller: caller.rawID,
            text: text,
            fingerprint: try await Self.fingerprint(of: call, rule: route.body)
        )
        switch try await store.claim(key) {
        case .mine: return try await run(call, route, key, store)
        case .answered(let answer, let digest):
            if let digest, try await Self.digest(of: call) != digest { throw Self.otherRequest }
            return Self.reply(again: answer)
        case .answeredInSecret: throw Self.answerNotKept
        case .running: throw Self.running
        case .unknownOutcome: throw Self.unknownOutcome
        case .otherRequest: throw Self.otherRequest
        }
    }

    private func run(
        _ call: Call,
        _ route: Route,
        _ key: IdempotencyStore.Key,
        _ store: IdempotencyStore
    ) async throws -> Reply {
        let reply: Reply
        do {
            reply = try await route.handle(call)
        } catch {
            let problem = Problem.describing(error, logger: call.logger)
            if problem.changedNothing {
                try await store.release(key)
            } else {
                try await store.finish(key, status: problem.status, body: nil)
            }
            throw problem
        }
        let body = route.repetition == .secret ? nil : try reply.heldBody().map { Array($0.readableBytesView) }
        let headers = [HTTPField.Name.contentType, .location].compactMap { name in
            reply.headers[name].map { [name.rawName, $0] }
        }
        try await store.finish(
            key,
            status: reply.status.code,
            headers: headers,
            body: body,
            streamedDigest: call.content.streamedDigest
        )
        return reply
    }

    private static func reply(again answer: IdempotencyStore.Answer) -> Reply {
        var headers: HTTPFields = [.idempotencyReplayed: "true"]
        for pair in answer.headers where pair.count == 2 {
            guard let name = HTTPField.Name(pair[0]) else { continue }
            headers[name] = pair[1]
        }
        return Reply(
            status: .init(code: answer.status),
            headers: headers,
            content: answer.body.isEmpty ? .nothing : .bytes(ByteBuffer(bytes: answer.body))
        )
    }

    /// Reads a streamed body to its end for its digest alone.
    private static func digest(of call: Call) async throws -> [UInt8]? {
        for try await _ in call.bodyStream {}
        return call.content.streamedDigest
    }

    /// What makes two requests the same. A streamed body can be read only once, so of it there is the length and the type
    /// here, and its digest is compared when there is an answer to send again.
    private static func fingerprint(of call: Call, rule: BodyRule) async throws -> [UInt8] {
        var hash = SHA256()
        var parts = [call.method.rawValue, call.path]
        parts += call.queryItems.flatMap { [$0.name, $0.value] }
        switch rule {
        case .held(let bytesMax):
            let body = try await call.content.hold(upTo: bytesMax)
            hash.update(data: Array(body.readableBytesView))
        case .streamed:
            parts += [call.headers[.contentLength] ?? "", call.contentType ?? ""]
        }
        // The lengths keep two lists of parts from running into one text.
        for part in parts { hash.update(data: Array("\(part.utf8.count):\(part)".utf8)) }
        return Array(hash.finalize())
    }

    private static let running = Problem(
        "idempotency-running",
        status: 409,
        title: "The first request with this key is still being worked on",
        detail: "Wait for its answer, or send the same request again in a moment.",
        headers: [.retryAfter: "2"]
    )

    private static let unknownOutcome = Problem(
        "idempotency-outcome-unknown",
        status: 409,
        title: "The first request with this key broke off",
        detail: "It may or may not have been carried out. Look at what there is, then send it with a new key if needed."
    )

    private static let answerNotKept = Problem(
        "idempotency-answer-not-kept",
        status: 409,
        title: "The first request with this key was carried out",
        detail: "Its answer held a secret that is shown once, so it cannot be sent again."
    )

    private static let otherRequest = Problem(
        "idempotency-key-reused",
        status: 422,
        title: "This key was used for another request",
        detail: "A key belongs to one method, address and body. Make a new one for each request."
    )
}
