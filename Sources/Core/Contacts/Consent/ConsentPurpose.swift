import Storage

/// What messages are for, as a person may want them or not: Meta's categories of messages.
package enum ConsentPurpose: String, Sendable, Codable, CaseIterable, DatabaseValue {
    case marketing
    case utility
    case authentication
    case service

    /// As `contacts.refuses` keeps them.
    static func set(_ text: String) -> Set<ConsentPurpose> {
        Set(text.split(separator: " ").compactMap { ConsentPurpose(rawValue: String($0)) })
    }
}
