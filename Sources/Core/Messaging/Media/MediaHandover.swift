import CloudAPI
import Primitives
import Storage

/// Gives our files to Meta in the form that WhatsApp takes, once in 30 days for each, and remembers under which identity Meta
/// keeps them.
struct MediaHandover: Sendable {
    let media: MediaService
    let api: CloudAPIClient
    let workspace: WorkspaceID
    let channel: Channel

    /// Meta keeps uploads for 30 days; a message that is on its way needs its file a while longer than that moment.
    private static let keptFor: Duration = .days(29)

    enum HandoverError: Error, Equatable {
        /// A job is at it; the message waits for it in line.
        case stillConverted
        /// It cannot be sent, in words for whoever sent it.
        case unfit(String)
    }

    /// - Parameter purpose: what kind of message it is for; `nil` for the file as it is.
    /// - Throws: `MessagingError.mediaNotFound`, `HandoverError`, `CloudAPIError`, `DatabaseError`.
    func metaID(of id: MediaID, for purpose: Rendition?) async throws -> String {
        let now = media.ambient.now()
        let id = try await form(of: id, for: purpose)
        guard let file = try await media.database.read({ try MediaStore($0).find(workspace, id) }), file.state == .ready
        else { throw MessagingError.mediaNotFound }
        if let known = file.metaID, file.channel == channel.id, let until = file.metaUntil, until > now { return known }
        guard let bytes = try await media.bytes(of: id, in: workspace) else { throw MessagingError.mediaNotFound }
        let upload = MediaUpload(filename: file.filename ?? "file", mimeType: file.mimeType, bytes: bytes)
        let made = try await api.uploadMedia(upload, channel.phoneNumberID)
        try await media.database.write { transaction in
            try MediaStore(transaction)
                .noteUpload(workspace, id, channel: channel.id, metaID: made, until: now + Self.keptFor)
        }
        return made
    }

    /// The file in the form that is sent.
    private func form(of id: MediaID, for purpose: Rendition?) async throws -> MediaID {
        guard let purpose else { return id }
        let (workspace, ambient) = (workspace, media.ambient)
        let made = try await media.database.read {
            try RenditionDesk(ambient: ambient, workspace: workspace, transaction: $0).find(purpose, of: id)
        }
        switch made?.state {
        case nil:
            // Queued before there were forms.
            try await media.database.write {
                try RenditionDesk(ambient: ambient, workspace: workspace, transaction: $0).want([purpose], of: id)
            }
            throw HandoverError.stillConverted
        case .waiting: throw HandoverError.stillConverted
        case .failed: throw HandoverError.unfit(made?.problem ?? "It cannot be converted.")
        case .original: return id
        case .ready: return made?.file ?? id
        }
    }
}
