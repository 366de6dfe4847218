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
        self.name = name.map(Self.plain)
    }

    /// What strangers call themselves, on one line and of a length that lists can bear.
    private static func plain(_ name: String) -> String {
        if isPlain(name) { return name }
        let line = name.unicodeScalars.prefix(1_000).split { $0.properties.isWhitespace }
            .map { String(String.UnicodeScalarView($0.filter { !isInvisible($0) })) }
            .joined(separator: " ")
        var short = String(line.prefix(ContactService.nameLimit))
        // A character may be made of any number of scalars.
        while short.utf8.count > ContactService.nameLimit * 4 { short.removeLast() }
        return short
    }

    /// Whether the name is what `plain` would make of it: printable ASCII with single spaces inside.
    private static func isPlain(_ name: String) -> Bool {
        guard name.utf8.count <= ContactService.nameLimit else { return false }
        var previous = UInt8(ascii: " ")
        for byte in name.utf8 {
            guard (0x20...0x7E).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
            previous = byte
        }
        return previous != UInt8(ascii: " ")
    }

    /// Controls, and those that turn the writing around what follows.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value)
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
