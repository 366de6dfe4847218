package import Primitives
import Storage
package import Workspaces

/// A contact with everything that is shown of it.
package struct ContactSheet: Sendable {
    package let contact: Contact
    package let tags: [Tag]
    /// By the fields' keys.
    package let fields: [String: FieldValue]
    package let company: NamedBody?
    package let owner: NamedBody?
    /// Those whose members are listed; what a filter makes of it is asked of the community.
    package let communities: [NamedBody]
}

extension ContactStore {
    /// One statement, for 1,000 at most.
    package func sheets(_ contacts: [Contact], in workspace: WorkspaceID) throws -> [ContactSheet] {
        let parts = try SheetParts(
            of: contacts.map(\.id.subject),
            contacts: contacts.map(\.id),
            companies: contacts.compactMap(\.company),
            members: contacts.compactMap(\.owner),
            in: workspace,
            transaction
        )
        return contacts.map { contact in
            ContactSheet(
                contact: contact,
                tags: parts.tags[contact.id.subject] ?? [],
                fields: parts.fields[contact.id.subject] ?? [:],
                company: parts.named(contact.company),
                owner: parts.named(contact.owner),
                communities: parts.communities[contact.id.subject] ?? []
            )
        }
    }
}
