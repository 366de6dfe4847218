import CloudAPI
import Primitives
import Routes
import Templates

/// Sample files of templates: kept here, to be sent, and at Meta, to be reviewed.
struct TemplateMediaRoute {
    let media: MediaService
    let channels: ChannelService

    struct Body: Codable, Sendable {
        /// For `example.header_handle`.
        let handle: String
        let mediaId: MediaID
        let mimeType: String
        let bytes: Int64
    }

    /// The kinds of headers, and Meta's limits for their samples.
    private static let types: Set<String> = [
        "image/jpeg", "image/png", "video/mp4", "video/3gpp", "application/pdf",
    ]

    var route: Route {
        Route(
            .post,
            "/api/template-media",
            access: .permission(.manageTemplates),
            summary: "Upload a sample for a template's header: a JPEG or PNG picture, an MP4 film or a PDF",
            query: [
                QueryParameter("channel", "the channel whose template it is for"),
                QueryParameter("filename", "what the file is called"),
            ],
            gives: Body.self,
            status: 201,
            body: .streamed(bytesMax: 16 * 1_048_576, types: []),
            take
        )
    }

    private static let unfit = MessagingError.content([
        .init(path: "Content-Type", detail: "Upload a JPEG or PNG picture, an MP4 film or a PDF.")
    ])

    @Sendable private func take(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        guard let channel: ChannelID = try call.queryID("channel") else {
            throw Problem.badParameter("channel", "Say which channel's template it is for.")
        }
        _ = try await channels.connection(caller.workspace, channel)
        guard let type = call.contentType, Self.types.contains(type) else {
            throw Self.unfit
        }
        let file = try await media.take(
            call.bodyStream,
            mimeType: type,
            filename: call.query("filename").map { String($0.prefix(240)) },
            by: caller
        )
        var bytes: [UInt8] = []
        var place = 0
        while let chunk = try await media.chunk(place, of: file.id, in: caller.workspace) {
            bytes += chunk
            place += 1
        }
        // What it is, whatever it was said to be.
        guard Self.types.contains(file.mimeType), type != "application/pdf" || bytes.starts(with: Array("%PDF-".utf8))
        else {
            throw Self.unfit
        }
        let handle = try await channels.templateHandle(bytes, file.mimeType, on: channel, in: caller.workspace)
        let body = Body(handle: handle, mediaId: file.id, mimeType: file.mimeType, bytes: file.bytes)
        return .created(body, at: "/api/media/\(file.id)")
    }
}
