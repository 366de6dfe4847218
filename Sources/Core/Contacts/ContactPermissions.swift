package import Routes

extension Permission {
    package static let viewContacts = Permission("contacts.view", from: .member)
    package static let editContacts = Permission("contacts.edit", from: .member)
    package static let deleteContacts = Permission("contacts.delete", from: .admin)
    package static let importContacts = Permission("contacts.import", from: .member)
    /// Consent of many at once, and the words that stop and resume.
    package static let takeConsent = Permission("contacts.consent", from: .admin)
    package static let mergeContacts = Permission("contacts.merge", from: .member)
    package static let exportContacts = Permission("contacts.export", from: .admin)
    /// One change of many contacts, and undoing it.
    package static let bulkEditContacts = Permission("contacts.bulk", from: .admin)
    package static let manageFields = Permission("contacts.fields.manage", from: .admin)
    package static let manageSegments = Permission("segments.manage", from: .member)
    package static let viewCompanies = Permission("companies.view", from: .member)
    package static let editCompanies = Permission("companies.edit", from: .member)
    package static let deleteCompanies = Permission("companies.delete", from: .admin)
    package static let viewCommunities = Permission("communities.view", from: .member)
    package static let manageCommunities = Permission("communities.manage", from: .member)

    /// All that Contacts asks for.
    package static let contacts = [
        viewContacts, editContacts, deleteContacts, importContacts, exportContacts, bulkEditContacts, manageFields,
        manageSegments, viewCompanies, editCompanies, deleteCompanies, viewCommunities, manageCommunities, takeConsent,
        mergeContacts,
    ]
}
