import NIOCore

/// A resumable upload: header examples and profile photos. Source: reference section 5, "Resumable upload".
struct UploadSession: Sendable {
    let id: String
    let mimeType: String?
    let lengthBytes: Int?
    var bytes = ByteBuffer()
    /// What stands for the file once all of it is here, for example in `example.header_handle`.
    var handle: String?
}
