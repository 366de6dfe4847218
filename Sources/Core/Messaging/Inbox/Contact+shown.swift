import Contacts
import Primitives

extension Contact {
    /// What notices call the contact: they go to members of every role, so never by the whole number.
    var shownName: String {
        if !name.isEmpty { return name }
        return phone?.masked ?? username.map { "@\($0)" } ?? "a contact"
    }
}
