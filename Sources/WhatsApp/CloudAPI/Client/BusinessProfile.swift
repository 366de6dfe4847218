/// What people see about a business number. In an update `nil` leaves a part as it is.
public struct BusinessProfile: Hashable, Sendable {
    /// 1 to 139 characters.
    public var about: String?
    /// At most 256 characters.
    public var address: String?
    /// At most 256 characters, by older pages 512.
    public var description: String?
    /// At most 128 characters.
    public var email: String?
    /// At most two, of 256 characters, with scheme.
    public var websites: [String]?
    /// `RETAIL`, `RESTAURANT`, …
    public var vertical: String?
    /// Read only.
    public var pictureURL: String?
    /// Write only: from a resumable upload.
    public var pictureHandle: String?

    static let fields = "about,address,description,email,profile_picture_url,websites,vertical"

    public init() {}

    init(_ json: JSON) {
        about = json.text("about")
        address = json.text("address")
        description = json.text("description")
        email = json.text("email")
        websites = json["websites"]?.array?.compactMap(\.string)
        vertical = json.text("vertical")
        pictureURL = json.text("profile_picture_url")
    }

    var json: JSON {
        [
            "messaging_product": "whatsapp",
            "about": about.map(JSON.string),
            "address": address.map(JSON.string),
            "description": description.map(JSON.string),
            "email": email.map(JSON.string),
            "websites": websites.map { .array($0.map(JSON.string)) },
            "vertical": vertical.map(JSON.string),
            "profile_picture_handle": pictureHandle.map(JSON.string),
        ]
    }
}
