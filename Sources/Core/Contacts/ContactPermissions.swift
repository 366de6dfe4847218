package import Routes

extension Permission {
    package static let viewContacts = Permission("contacts.view", from: .member)
    package static let editContacts = Permission("contacts.edit", from: .member)
    package static let deleteContacts = Permission("contacts.delete", from: .admin)
    package static let importContacts = Permission("contacts.import", from: .member)

    /// All that Contacts asks for.
    package static let contacts = [viewContacts, editContacts, deleteContacts, importContacts]
}
