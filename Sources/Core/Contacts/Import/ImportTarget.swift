/// What a column can hold.
enum ImportTarget: Equatable {
    case name
    case phone
    case optIn
    case email
    case company
    /// A member, by e-mail address or name.
    case owner
    /// Several with `;` between them, like communities.
    case tag
    case community
    /// Whose numbers the row has, where they are written without a country code.
    case country
    /// A field of the workspace's own, by its key.
    case custom(String)
    case skip

    init?(_ text: String) {
        switch text {
        case "name": self = .name
        case "phone": self = .phone
        case "optIn": self = .optIn
        case "email": self = .email
        case "company": self = .company
        case "owner": self = .owner
        case "tag": self = .tag
        case "community": self = .community
        case "country": self = .country
        case "skip": self = .skip
        default:
            guard text.hasPrefix("custom."), text.utf8.count > 7 else { return nil }
            self = .custom(String(text.dropFirst(7)))
        }
    }
}
