import CloudAPI
import HTTPTypes
import Hummingbird
import NIOCore
import Primitives
import ServiceLifecycle

/// The front door: Graph, the control API, the phone page.
struct SimulatorResponder: HTTPResponder {
    let engine: Engine
    let graph: GraphService
    let control: ControlService
    let sleep: @Sendable (Duration) async throws -> Void
    let baseURL: @Sendable () -> String

    /// HEAD is answered as GET is, without the body, which would stand before the next answer of the connection.
    func respond(to request: Request, context: SimulatorContext) async throws -> Response {
        let response = try await answer(request, context)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(_ request: Request, _ context: SimulatorContext) async throws -> Response {
        let pieces = request.uri.path.split(separator: "/").map { FormFields.decode($0.utf8) }
        if pieces.first == "phone" { return PhonePage.respond(to: request, pieces: Array(pieces.dropFirst())) }
        if pieces == ["_simulator", "events"] { return watch(request) }
        if request.method == .options, pieces.first != "_simulator" { return preflight(request) }
        let incoming: IncomingRequest
        do {
            incoming = try await IncomingRequest.read(request)
        } catch let error as GraphRefusal {
            return pieces.first == "_simulator"
                ? respond(ControlError(status: error.status, message: error.message).json, status: error.status)
                : respond(graph.refusal(error))
        }
        if pieces.first == "_simulator" { return control(incoming, path: Array(pieces.dropFirst())) }

        let answer = await graph.answer(incoming, baseURL: baseURL())
        if answer.delay > .zero { try await sleep(answer.delay) }
        if answer.drops {
            try? await context.channel.close()
        }
        return respond(answer)
    }

    private func control(_ request: IncomingRequest, path: [String]) -> Response {
        if path.count == 2, path[0] == "media", request.method == .get { return media(path[1], request) }
        do {
            return respond(try control.answer(request, path: path, baseURL: baseURL()), status: 200)
        } catch {
            return respond(error.json, status: error.status)
        }
    }

    /// For the phone page, which has no access token.
    private func media(_ id: String, _ request: IncomingRequest) -> Response {
        do {
            try control.guardAccess(request)
        } catch {
            return respond(error.json, status: error.status)
        }
        guard let item = engine.act({ world, now in world.media.find(id, at: now) }) else {
            return respond(ControlError.missing("media \(id)").json, status: 404)
        }
        return respond(GraphAnswer(bytes: item.bytes, contentType: item.mimeType))
    }

    private func respond(_ answer: GraphAnswer) -> Response {
        let status = HTTPResponse.Status(code: answer.status)
        switch answer.body {
        case .json(let json): return respond(json, status: answer.status, headers: answer.headers?.fields ?? [:])
        case .bytes(let bytes, let type):
            // What a user uploaded is never run as a page of ours.
            var headers: HTTPFields = [.contentType: type, .contentSecurityPolicy: "sandbox"]
            headers[.xContentTypeOptions] = "nosniff"
            headers[.contentDisposition] = answer.filename.map { "inline;filename=\($0)" }
            return Response(status: status, headers: headers, body: .init(byteBuffer: bytes))
        }
    }

    private func respond(_ json: JSON, status: Int, headers more: HTTPFields = [:]) -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        for field in more { headers[field.name] = field.value }
        headers[.contentType] = "application/json; charset=UTF-8"
        return Response(
            status: HTTPResponse.Status(code: status),
            headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: json.bytes()))
        )
    }

    /// Graph lets pages of any site call it; what they may do is the token's to say.
    private func preflight(_ request: Request) -> Response {
        var headers: HTTPFields = [
            .accessControlAllowOrigin: "*",
            .accessControlAllowMethods: "GET, POST, DELETE, OPTIONS",
            .accessControlMaxAge: "86400",
        ]
        headers[.accessControlAllowHeaders] = request.headers[.accessControlRequestHeaders] ?? "*"
        return Response(status: .ok, headers: headers)
    }

    /// Server-sent events: `data` is the identity of a customer whose chat has changed.
    private func watch(_ request: Request) -> Response {
        do {
            try control.guardAccess(request)
        } catch {
            return respond(error.json, status: error.status)
        }
        guard let (id, changes) = engine.changes.watch() else {
            return respond(ControlError(status: 503, message: "Too many pages watch already.").json, status: 503)
        }
        let feed = engine.changes
        let sleep = sleep
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: .init { writer in
                var writer = writer
                defer { feed.stop(id) }
                try await writer.write(ByteBuffer(string: ": hello\n\n"))
                // Without this an idle reader that left would never be noticed.
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask {
                            while true {
                                try await sleep(.seconds(20))
                                feed.publish([""], to: id)
                            }
                        }
                        // An open page must not keep the process from stopping.
                        for try await customerID in changes.cancelOnGracefulShutdown() {
                            let line = customerID.isEmpty ? ": still here\n\n" : "data: \(customerID)\n\n"
                            try await writer.write(ByteBuffer(string: line))
                        }
                        group.cancelAll()
                    }
                }
                try await writer.finish(nil)
            }
        )
    }
}
