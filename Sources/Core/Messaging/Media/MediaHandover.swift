import CloudAPI
import Primitives
import Storage

/// Gives our files to Meta, once in 30 days for each, and remembers under which identity Meta keeps them.
struct MediaHandover: Sendable {
    let media: MediaService
    let api: CloudAPIClient
    let workspace: WorkspaceID
    let channel: Channel

    /// Meta keeps uploads for 30 days; a message that is on its way needs its file a while longer than that moment.
    private static let keptFor: Duration = .days(29)

    /// - Throws: `MessagingError.mediaNotFound`, `CloudAPIError`, `DatabaseError`.
    func metaID(of id: MediaID) async throws -> String {
        let now = media.ambient.now()
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
}
