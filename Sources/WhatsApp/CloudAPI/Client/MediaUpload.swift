/// A file to upload, read piece by piece.
public struct MediaUpload: Sendable {
    public let filename: String
    /// For example `image/jpeg`.
    public let mimeType: String
    public let byteCount: Int64
    let chunks: AsyncThrowingStream<[UInt8], any Error>

    /// - Parameters:
    ///   - byteCount: exactly what `chunks` will give in all.
    ///   - chunks: read once, and only as fast as the network takes it if the stream is made by `unfolding`.
    public init(
        filename: String,
        mimeType: String,
        byteCount: Int64,
        chunks: AsyncThrowingStream<[UInt8], any Error>
    ) {
        self.filename = filename
        self.mimeType = mimeType
        self.byteCount = byteCount
        self.chunks = chunks
    }

    public init(filename: String, mimeType: String, bytes: [UInt8]) {
        self.init(
            filename: filename,
            mimeType: mimeType,
            byteCount: Int64(bytes.count),
            chunks: AsyncThrowingStream { continuation in
                continuation.yield(bytes)
                continuation.finish()
            }
        )
    }
}
