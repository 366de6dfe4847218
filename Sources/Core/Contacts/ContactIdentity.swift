import Storage

/// One value that a person is known by.
package struct ContactIdentity: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable, DatabaseValue {
        case userID = "user_id"
        case parentUserID = "parent_user_id"
        /// E.164 in canonical form.
        case phone
        /// Lower case. It can pass from one person to another, so it proves little.
        case username
    }

    package let kind: Kind
    package let value: String
}
