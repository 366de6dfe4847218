import Primitives

/// What a row changed of a contact, from what to what: enough to take it back, and to see whether it has changed since.
struct ImportChange: Sendable, Equatable, Codable {
    struct Consent: Sendable, Equatable, Codable {
        let from: OptIn
        let to: OptIn
        /// When the row's word was taken.
        let at: Timestamp
    }

    struct Text: Sendable, Equatable, Codable {
        let from: String
        let to: String
    }

    var name: Text?
    var consent: Consent?
    var email: Text?
    /// Identities, as numbers.
    var company: Text?
    var owner: Text?
    /// By the fields' keys.
    var fields: [String: Text]?
    /// Tags that were put on, communities that were joined; 0 for one that a dry run would make.
    var tags: [Int64]?
    var communities: [Int64]?

    var isEmpty: Bool { self == ImportChange() }
}
