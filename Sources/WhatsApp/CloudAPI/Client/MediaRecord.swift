/// Where a media file can be fetched.
public struct MediaRecord: Hashable, Sendable {
    public let id: String
    /// Lives five minutes, and needs the token.
    public let url: String
    public let mimeType: String?
    /// In hexadecimal or base64: sources differ.
    public let sha256: String?
    public let byteCount: Int64?

    init(_ json: JSON) throws(WireError) {
        id = try json.needText("id")
        url = try json.needText("url")
        mimeType = json.text("mime_type")
        sha256 = json.text("sha256")
        byteCount = json.integer("file_size")
    }
}
