package import Primitives

/// Who is to be erased, while we still know it.
package struct ErasedPerson: Sendable {
    package let contact: ContactID
    /// Everything the person is known by.
    package let identities: [ContactIdentity]
    package let name: String

    package init(contact: ContactID, identities: [ContactIdentity], name: String) {
        self.contact = contact
        self.identities = identities
        self.name = name
    }

    /// What in a stored body gives the person away: digits of numbers, and user ids.
    package var marks: [String] {
        identities.compactMap { identity in
            switch identity.kind {
            case .phone: String(identity.value.drop { $0 == "+" })
            case .userID, .parentUserID: identity.value
            case .username: nil
            }
        }
    }
}
