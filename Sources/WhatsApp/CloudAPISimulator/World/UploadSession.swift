import NIOCore

/// A resumable upload: header examples and profile photos. Source: reference section 5, "Resumable upload".
struct UploadSession: Sendable {
    let id: String
    let mimeType: String
    let lengthBytes: Int
    var bytes = ByteBuffer()
}
