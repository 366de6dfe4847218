package import CloudAPI
package import Credits
package import Primitives

/// A message template of one channel, as Meta last described it.
package struct Template: Sendable, Equatable {
    package let id: TemplateID
    package let channel: ChannelID
    package let metaID: String
    package let name: String
    /// Meta's code, such as `en_US`.
    package let language: String
    /// Meta's word in upper case, such as `UTILITY`.
    package let categoryWord: String
    package let status: Status
    /// Meta's array of components.
    package let components: [JSON]
    package let usesNames: Bool
    package let quality: String?
    package let rejectedReason: String?
    package let createdAt: Timestamp
    package let changedAt: Timestamp

    /// Meta's word for whether the template can be used.
    package struct Status: RawRepresentable, Hashable, Sendable {
        package let rawValue: String

        package init(rawValue: String) {
            self.rawValue = rawValue.uppercased()
        }

        package static let approved = Status(rawValue: "APPROVED")
        /// Meta does not list it any more.
        package static let deleted = Status(rawValue: "DELETED")
    }

    /// What decides the price. A word we do not know counts as marketing: the dearest, and the one that needs consent.
    package var category: MessageCategory {
        MessageCategory(rawValue: categoryWord.lowercased()) ?? .marketing
    }
}
