/// Whom a message goes to.
public enum MessageRecipient: Hashable, Sendable {
    /// A number in E.164 with its `+`: without one Meta may guess a country.
    case phone(String)
    /// A business-scoped user ID, `GB.4815…`, also of a parent, `GB.ENT.…`.
    case user(String)
    /// A group's ID.
    case group(String)

    var type: String {
        if case .group = self { "group" } else { "individual" }
    }

    var key: String {
        if case .user = self { "recipient" } else { "to" }
    }

    var value: String {
        switch self {
        case .phone(let value), .user(let value), .group(let value): value
        }
    }
}
