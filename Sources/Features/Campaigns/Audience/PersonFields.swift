import Contacts
import Primitives
import Storage

/// Reads what templates are filled from, for many people at once.
struct PersonFields {
    let transaction: Transaction
    let workspace: WorkspaceID

    /// By the contact. Companies and fields of the workspace's own are asked for only where a variable needs them: a
    /// statement each.
    func find(_ contacts: [Contact], for variables: [[String: VariableSource]]) throws -> [ContactID: RecipientFields] {
        let sources = variables.flatMap(\.values)
        var found: [ContactID: RecipientFields] = [:]
        for contact in contacts {
            var person = RecipientFields()
            person.fields["name"] = contact.name
            person.fields["firstName"] = contact.name.split { $0.isWhitespace }.first.map(String.init)
            person.fields["email"] = contact.email
            person.fields["phone"] = contact.phone?.rawValue
            found[contact.id] = person
        }
        if sources.contains(where: { $0.field == "company" }) { try addCompanies(contacts, to: &found) }
        if sources.contains(where: { $0.customKey != nil }) { try addCustom(contacts, to: &found) }
        return found
    }

    private func addCompanies(_ contacts: [Contact], to found: inout [ContactID: RecipientFields]) throws {
        let ids = Set(contacts.compactMap(\.company)).sorted()
        guard !ids.isEmpty else { return }
        let rows = try transaction.rows(
            "SELECT id, name FROM companies WHERE workspace_id = \(workspace) AND id IN \(list: ids)"
        )
        let names: [CompanyID: String] = Dictionary(
            uniqueKeysWithValues: try rows.map { (try $0["id"], try $0["name"]) }
        )
        for contact in contacts {
            found[contact.id]?.fields["company"] = contact.company.flatMap { names[$0] }
        }
    }

    private func addCustom(_ contacts: [Contact], to found: inout [ContactID: RecipientFields]) throws {
        let store = FieldStore(transaction, in: workspace)
        let keys = Dictionary(uniqueKeysWithValues: try store.all(.contact).map { ($0.id, $0.key) })
        for some in contacts.chunked(by: 1_000) {
            for (subject, values) in try store.values(of: some.map { SubjectID(rawValue: $0.id.rawValue) }) {
                for (field, value) in values {
                    guard let key = keys[field] else { continue }
                    found[ContactID(rawValue: subject.rawValue)]?.fields["custom.\(key)"] = value.text
                }
            }
        }
    }
}
