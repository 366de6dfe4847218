package import Contacts
package import Credits

extension ConsentPurpose {
    /// What a message of this category is for.
    package init(_ category: MessageCategory) {
        switch category {
        case .marketing, .marketingLite: self = .marketing
        case .utility: self = .utility
        case .authentication, .authenticationInternational: self = .authentication
        case .service: self = .service
        }
    }

    /// The same for a category as it is kept; `nil` for none of ours.
    init?(kept category: String?) {
        guard let category = category.flatMap(MessageCategory.init(rawValue:)) else { return nil }
        self.init(category)
    }
}
