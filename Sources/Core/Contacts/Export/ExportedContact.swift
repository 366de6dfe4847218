import Primitives
import Storage

/// A contact with all that a file can say of it.
struct ExportedContact: Sendable {
    let sheet: ContactSheet
    /// Those it was put into, by name.
    let communities: [String]
    let isMasked: Bool

    var contact: Contact { sheet.contact }

    /// As it is shown to who asked for the file.
    func shown(_ phone: PhoneNumber) -> String { isMasked ? phone.masked : phone.rawValue }
}

extension ContactStore {
    /// Two statements for a page, 1,000 at most.
    func exported(_ contacts: [Contact], isMasked: Bool, in workspace: WorkspaceID) throws -> [ExportedContact] {
        guard !contacts.isEmpty else { return [] }
        let rows = try transaction.rows(
            """
            SELECT m.contact_id, g.name FROM contact_group_members m
            JOIN contact_groups g ON g.workspace_id = m.workspace_id AND g.id = m.group_id
            WHERE m.workspace_id = \(workspace) AND m.contact_id IN \(list: contacts.map(\.id))
                AND g.purpose = 'community' ORDER BY g.folded_name
            """
        ).map { (try $0["contact_id"] as ContactID, try $0["name"] as String) }
        let communities = Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
        return try sheets(contacts, in: workspace).map { sheet in
            ExportedContact(sheet: sheet, communities: communities[sheet.contact.id] ?? [], isMasked: isMasked)
        }
    }
}
