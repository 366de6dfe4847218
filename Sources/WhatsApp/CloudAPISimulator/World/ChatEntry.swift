import CloudAPI
import Primitives

/// A message as the phone page shows it.
struct ChatEntry: Sendable {
    enum Author: String, Sendable {
        case business, customer
    }

    let id: String
    let author: Author
    let numberID: String
    let customerID: String
    let at: Timestamp
    /// `text`, `image`, `template` and so on.
    let type: String
    /// Meta's object for the type.
    let content: JSON
    /// A template, filled in: `{header?, body, footer?, buttons}`.
    let rendered: JSON?
    /// The message this one quotes.
    let quotes: String?
    var status: String?
    var failure: Int?
    /// By author: the emoji on this message.
    var reactions: [String: String] = [:]
}
