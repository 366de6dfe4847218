/// Media of a message; to be fetched within minutes by `url`, or within seven days by `id`.
public struct InboundMedia: Hashable, Sendable {
    public let id: String
    public let mimeType: String?
    /// In base64.
    public let sha256: String?
    /// Since November 2025; needs the token, and lives five minutes.
    public let url: String?
    public let caption: String?
    /// Documents only.
    public let filename: String?
    /// A voice note rather than an audio file.
    public let isVoice: Bool
    /// Of a sticker.
    public let isAnimated: Bool

    init(_ json: JSON) throws(WireError) {
        id = try json.needText("id")
        mimeType = json.text("mime_type")
        sha256 = json.text("sha256")
        url = json.text("url")
        caption = json.text("caption")
        filename = json.text("filename")
        isVoice = json.flag("voice") ?? false
        isAnimated = json.flag("animated") ?? false
    }
}
