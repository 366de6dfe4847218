package import HTTPTypes
package import NIOCore

/// What a handler answers.
package struct Reply: Sendable {
    package var status: HTTPResponse.Status
    /// Those of the pipeline (security, `Cache-Control: no-store`) are added where these do not say otherwise.
    package var headers: HTTPFields
    let content: Content

    enum Content: Sendable {
        case nothing
        case json(any Encodable & Sendable)
        case bytes(ByteBuffer)
        case stream(@Sendable (inout ReplyWriter) async throws -> Void)
        case events(EventFeed)
    }

    init(status: HTTPResponse.Status, headers: HTTPFields = [:], content: Content) {
        self.status = status
        self.headers = headers
        self.content = content
    }

    package static func json(_ value: some Encodable & Sendable, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, headers: [.contentType: "application/json"], content: .json(value))
    }

    /// 201 with the new thing and where it is from now on.
    package static func created(_ value: some Encodable & Sendable, at path: String) -> Reply {
        var reply = json(value, status: .created)
        reply.headers[.location] = path
        return reply
    }

    package static let noContent = Reply(status: .noContent, content: .nothing)

    /// 202: it will be done, by a job.
    package static let accepted = Reply(status: .accepted, content: .nothing)

    package static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Reply {
        bytes(ByteBuffer(string: text), contentType: "text/plain; charset=utf-8", status: status)
    }

    package static func html(_ html: HTML, status: HTTPResponse.Status = .ok) -> Reply {
        bytes(ByteBuffer(string: html.text), contentType: "text/html; charset=utf-8", status: status)
    }

    package static func bytes(
        _ buffer: ByteBuffer,
        contentType: String,
        status: HTTPResponse.Status = .ok
    ) -> Reply {
        Reply(status: status, headers: [.contentType: contentType], content: .bytes(buffer))
    }

    /// 303: look there by GET. `path` is ours, never text that came from outside.
    package static func redirect(to path: String) -> Reply {
        Reply(status: .seeOther, headers: [.location: path], content: .nothing)
    }

    package func header(_ name: HTTPField.Name, _ value: String) -> Reply {
        var reply = self
        reply.headers[name] = value
        return reply
    }

    /// Adds a `Set-Cookie`.
    package func cookie(_ value: String) -> Reply {
        var reply = self
        reply.headers.append(HTTPField(name: .setCookie, value: value))
        return reply
    }
}
