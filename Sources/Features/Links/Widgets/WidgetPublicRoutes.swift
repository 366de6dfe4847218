import HTTPTypes
import NIOCore
import Primitives
import Routes

/// What customers' pages ask for: the script, and its counts. No cookie is set or read.
struct WidgetPublicRoutes {
    let service: WidgetService

    private static let pathBytesMax = 4096

    var routes: [Route] {
        [
            Route(.get, "/w/{key}", access: .public, summary: "A widget's script: /w/{key}.js", script),
            Route(
                .post,
                "/w/{key}/seen",
                access: .public,
                summary: "A page shows the widget; the body is the page's path",
                body: .held(bytesMax: Self.pathBytesMax),
                isForAnySite: true
            ) { try await count(.seen, $0) },
            Route(
                .post,
                "/w/{key}/click",
                access: .public,
                summary: "Somebody goes from the widget to WhatsApp; the body is the page's path",
                body: .held(bytesMax: Self.pathBytesMax),
                isForAnySite: true
            ) { try await count(.click, $0) },
        ]
    }

    @Sendable private func script(_ call: Call) async throws -> Reply {
        let name = call.parameter("key")
        guard name.hasSuffix(".js") else { throw Problem.notFound }
        let text = try await service.script(key: String(name.dropLast(3))) ?? WidgetScript.nothing
        // It is loaded by pages of others; a change is there within five minutes.
        return Reply.bytes(ByteBuffer(string: text), contentType: "text/javascript; charset=utf-8")
            .header(.cacheControl, "public, max-age=300")
            .header(.crossOrigin, "cross-origin")
    }

    private func count(_ what: WidgetCount, _ call: Call) async throws -> Reply {
        try service.limiter.take(RateLimiter.key(ip: call.ip))
        let path = String(buffer: try await call.rawBody())
        try await service.count(what, key: call.parameter("key"), origin: call.headers[.origin], path: path)
        return .noContent
    }
}

extension HTTPField.Name {
    fileprivate static var crossOrigin: HTTPField.Name { HTTPField.Name("Cross-Origin-Resource-Policy") ?? .cacheControl }
}
