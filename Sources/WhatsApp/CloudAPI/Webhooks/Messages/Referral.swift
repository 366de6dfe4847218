/// The ad or post that a conversation began with.
public struct Referral: Hashable, Sendable {
    public let sourceURL: String?
    public let sourceID: String?
    /// `ad` or `post`.
    public let sourceType: String?
    public let headline: String?
    public let body: String?
    /// `image` or `video`.
    public let mediaType: String?
    public let imageURL: String?
    public let videoURL: String?
    public let thumbnailURL: String?
    /// Ties the conversation to the click on the ad; absent for posts and for ads in Status.
    public let clickID: String?
    public let welcomeText: String?

    init(_ json: JSON) {
        sourceURL = json.text("source_url")
        sourceID = json.text("source_id")
        sourceType = json.text("source_type")
        headline = json.text("headline")
        body = json.text("body")
        mediaType = json.text("media_type")
        imageURL = json.text("image_url")
        videoURL = json.text("video_url")
        thumbnailURL = json.text("thumbnail_url")
        clickID = json.text("ctwa_clid")
        welcomeText = json["welcome_message"]?.text("text")
    }
}
