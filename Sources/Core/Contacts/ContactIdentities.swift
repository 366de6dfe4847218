package import Primitives

/// What a message, a webhook or a form says a person is known by. At least one identity is there.
package struct ContactIdentities: Sendable, Equatable {
    package var phone: PhoneNumber?
    /// WhatsApp's business-scoped user id, such as `US.13491208655302741918`.
    package var userID: String?
    /// The same for a group of linked business portfolios.
    package var parentUserID: String?
    /// Without the `@`.
    package var username: String?
    /// The name the source gives, used where we know none.
    package var name: String?

    package init(
        phone: PhoneNumber? = nil,
        userID: String? = nil,
        parentUserID: String? = nil,
        username: String? = nil,
        name: String? = nil
    ) {
        self.phone = phone
        self.userID = userID
        self.parentUserID = parentUserID
        self.username = username
        self.name = name
    }

    /// The identities as rows, the most telling first: the order in which `ContactStore.resolve` believes them.
    var all: [ContactIdentity] {
        [
            userID.map { ContactIdentity(kind: .userID, value: $0) },
            parentUserID.map { ContactIdentity(kind: .parentUserID, value: $0) },
            phone.map { ContactIdentity(kind: .phone, value: $0.canonical.rawValue) },
            username.map { ContactIdentity(kind: .username, value: $0.lowercased()) },
        ].compactMap { $0 }.filter { !$0.value.isEmpty }
    }
}
