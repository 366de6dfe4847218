/// A media file that has been fetched.
public struct MediaDownload: Hashable, Sendable {
    /// As the server says.
    public let mimeType: String?
    public let byteCount: Int
    public let sha256: [UInt8]

    public init(mimeType: String?, byteCount: Int, sha256: [UInt8]) {
        self.mimeType = mimeType
        self.byteCount = byteCount
        self.sha256 = sha256
    }
}
