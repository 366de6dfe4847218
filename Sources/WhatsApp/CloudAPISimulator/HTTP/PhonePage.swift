import HTTPTypes
import Hummingbird
import NIOCore

/// `/phone`: the page on which a person chats as a customer. Compiled in; talks to the control API only.
enum PhonePage {
    static func respond(to request: Request, pieces: [String]) -> Response {
        guard request.method == .get || request.method == .head else { return Response(status: .methodNotAllowed) }
        switch pieces {
        case []: return response(PackageResources.phone_html, "text/html; charset=utf-8")
        case ["phone.css"]: return response(PackageResources.phone_css, "text/css; charset=utf-8")
        case ["phone.js"]: return response(PackageResources.phone_js, "text/javascript; charset=utf-8")
        case ["chat.js"]: return response(PackageResources.chat_js, "text/javascript; charset=utf-8")
        case ["bubble.js"]: return response(PackageResources.bubble_js, "text/javascript; charset=utf-8")
        case ["dom.js"]: return response(PackageResources.dom_js, "text/javascript; charset=utf-8")
        default: return Response(status: .notFound)
        }
    }

    private static func response(_ bytes: [UInt8], _ type: String) -> Response {
        var headers: HTTPFields = [
            .contentType: type,
            .cacheControl: "no-cache",
            .contentSecurityPolicy: policy,
        ]
        headers[.xContentTypeOptions] = "nosniff"
        headers[.init("Referrer-Policy") ?? .referer] = "no-referrer"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Images and sounds of messages may lie anywhere (`link`); scripts and styles are ours alone.
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; media-src 'self' https:; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'"
}
