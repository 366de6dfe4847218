import Storage

/// How a contact or a word of consent came to be.
package enum ContactSource: String, Sendable, Codable, CaseIterable, DatabaseValue {
    /// The person wrote or called first.
    case inbound
    /// Somebody typed it in.
    case manual
    case `import`
    case api
    /// A STOP word, or WhatsApp's own "stop promotions".
    case keyword
    case merge
    /// A word of consent that somebody took for many at once.
    case bulk
    case demo

    /// Whether people of the workspace chose to add the contact, so that its plan counts before it is made. Whoever writes
    /// first is always taken in.
    var isOurs: Bool { self == .manual || self == .import || self == .api }
}
