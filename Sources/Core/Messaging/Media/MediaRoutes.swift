import HTTPTypes
import NIOCore
import Primitives
import Routes
import Storage

/// Files over HTTP.
struct MediaRoutes {
    let media: MediaService

    var routes: [Route] {
        [
            Route(
                .post,
                "/api/media",
                access: .permission(.sendMessages),
                summary: "Upload a file to send",
                query: [QueryParameter("filename", "what the recipient sees")],
                gives: MediaBody.self,
                status: 201,
                body: .streamed(bytesMax: MediaLimit.largest, types: []),
                take
            ),
            Route(.get, "/api/media/{id}", access: .permission(.viewInbox), summary: "A file of a message", show),
        ]
    }

    @Sendable private func take(_ call: Call) async throws -> Reply {
        guard let type = call.contentType, type.contains("/") else {
            throw MessagingError.content([
                .init(path: "Content-Type", detail: "Say what the file is, for example image/png.")
            ])
        }
        let file = try await media.take(
            call.bodyStream,
            mimeType: type,
            filename: call.query("filename").map { String($0.prefix(240)) },
            in: call.caller.workspace
        )
        return .created(MediaBody(file), at: "/api/media/\(file.id)")
    }

    @Sendable private func show(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        let id: MediaID = try call.id("id")
        let file = try await media.database.read { try MediaStore($0).find(workspace, id) }
        guard let file, file.state == .ready else { throw MessagingError.mediaNotFound }
        let reply = Reply.stream(contentType: file.isShownInline ? file.mimeType : "application/octet-stream") {
            writer in
            var place = 0
            while let chunk = try await media.chunk(place, of: id, in: workspace) {
                try await writer.write(ByteBuffer(bytes: chunk))
                place += 1
            }
        }
        // The bytes behind an identifier never change.
        return reply.header(.cacheControl, "private, max-age=31536000, immutable")
            .header(.contentDisposition, file.isShownInline ? "inline" : "attachment")
    }
}

extension Media {
    /// What a browser may show itself. Anything else, HTML and SVG above all, is only ever saved to a file.
    var isShownInline: Bool {
        [
            "image/jpeg", "image/png", "image/webp", "image/gif", "video/mp4", "video/3gpp", "audio/aac", "audio/mp4",
            "audio/mpeg",
            "audio/amr", "audio/ogg",
        ].contains(mimeType)
    }
}

struct MediaBody: Codable, Sendable {
    let id: MediaID
    let mimeType: String
    let bytes: Int64
    let filename: String?

    init(_ media: Media) {
        id = media.id
        mimeType = media.mimeType
        bytes = media.bytes
        filename = media.filename
    }
}
