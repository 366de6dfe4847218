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
                body: .streamed(bytesMax: MediaLimits.largest, types: []),
                take
            ),
            Route(
                .get,
                "/api/media/{id}",
                access: .permission(.viewInbox),
                summary: "A file of a message, for those who see a conversation that holds it",
                query: [QueryParameter("size", "thumb for a small picture, full (the default) for the file")],
                show
            ),
            Route(
                .post,
                "/api/media/{id}/fetch",
                access: .permission(.viewInbox),
                summary: "Fetch a file again that WhatsApp did not give",
                gives: MediaBody.self,
                status: 202,
                fetch
            ),
        ]
    }

    @Sendable private func take(_ call: Call) async throws -> Reply {
        guard let type = call.contentType, type.contains("/"), type.utf8.count <= 200 else {
            throw MessagingError.content([
                .init(path: "Content-Type", detail: "Say what the file is, for example image/png.")
            ])
        }
        let file = try await media.take(
            call.bodyStream,
            mimeType: type,
            filename: call.query("filename").map { String($0.prefix(240)) },
            by: call.caller
        )
        return .created(MediaBody(file), at: "/api/media/\(file.id)")
    }

    @Sendable private func show(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        let id: MediaID = try call.id("id")
        let size = try call.query("size", "thumb or full") { ["thumb", "full"].contains($0) ? $0 : nil }
        let ambient = media.ambient
        let file = try await media.database.read { transaction in
            let file = try MediaAccess(caller, in: transaction).file(id)
            guard size == "thumb" else { return file }
            let made = try RenditionDesk(ambient: ambient, workspace: caller.workspace, transaction: transaction)
                .find(.thumb, of: id)
            guard made?.state == .ready, let small = made?.file,
                let found = try MediaStore(transaction).find(caller.workspace, small)
            else { throw MessagingError.mediaNotFound }
            return found
        }
        switch file.state {
        case .waiting: throw MessagingError.mediaFetching
        case .failed: throw MessagingError.mediaFailed(file.problem ?? "")
        case .ready: return reply(file, range: call.headers[.range], in: caller.workspace)
        }
    }

    private func reply(_ file: Media, range: String?, in workspace: WorkspaceID) -> Reply {
        let answer = ByteRange.read(range, of: file.bytes)
        guard answer != .none else {
            return Reply.text("", status: .rangeNotSatisfiable).header(.contentRange, "bytes */\(file.bytes)")
        }
        let part: ByteRange
        if case .part(let wanted) = answer { part = wanted } else { part = ByteRange(first: 0, last: file.bytes - 1) }
        let media = media
        var reply = Reply.stream(
            contentType: file.isShownInline ? file.mimeType : "application/octet-stream",
            status: answer == .whole ? .ok : .partialContent
        ) { writer in
            let size = Int64(MediaStore.chunkBytes)
            var at = part.first
            while at <= part.last {
                guard let chunk = try await media.chunk(Int(at / size), of: file.id, in: workspace) else { return }
                let skipped = Int(at % size)
                let piece = chunk.dropFirst(skipped).prefix(Int(part.last - at + 1))
                guard !piece.isEmpty else { return }
                try await writer.write(ByteBuffer(bytes: piece))
                at += Int64(piece.count)
            }
        }
        if answer != .whole { reply = reply.header(.contentRange, "bytes \(part.first)-\(part.last)/\(file.bytes)") }
        // The bytes behind an identifier never change. Whoever may no longer see them does not ask again for an hour.
        return reply.header(.cacheControl, "private, max-age=3600, immutable")
            .header(.acceptRanges, "bytes")
            .header(.contentDisposition, file.isShownInline ? "inline" : "attachment")
            .header(.contentSecurityPolicy, "default-src 'none'; sandbox")
    }

    @Sendable private func fetch(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        let id: MediaID = try call.id("id")
        let ambient = media.ambient
        let file = try await media.database.write { transaction in
            let file = try MediaAccess(caller, in: transaction).file(id)
            guard let channel = file.channel, try MediaStore(transaction).expectAgain(caller.workspace, id) else {
                return file
            }
            try MediaFetch(media: id, channel: channel).enqueue(in: caller.workspace, ambient: ambient, transaction)
            return try MediaStore(transaction).find(caller.workspace, id) ?? file
        }
        return .json(MediaBody(file), status: .accepted)
    }
}

extension Media {
    /// What a browser may show itself. Anything else, HTML and SVG above all, is only ever saved to a file.
    var isShownInline: Bool {
        [
            "image/jpeg", "image/png", "image/webp", "image/gif", "video/mp4", "video/webm", "video/3gpp", "audio/aac",
            "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg", "audio/webm", "audio/wav",
        ].contains(mimeType)
    }
}
