import Contacts
import Primitives
import Storage
import Templates

extension SliceSorting {
    /// What those are filled from whose message is not there yet.
    func persons(
        _ slice: [Recipient],
        _ contacts: [ContactID: Contact]
    ) throws -> [ContactID: RecipientFields] {
        let empty = slice.filter { $0.content == nil }
        guard !empty.isEmpty else { return [:] }
        let people = empty.compactMap { $0.contact.flatMap { contacts[$0] } }
        let fields = try PersonFields(transaction: transaction, workspace: workspace)
            .find(people, for: plan.contents.values.map(\.variables))
        let cells = try cells(empty.map(\.row))
        let scope = (workspace: workspace, campaign: campaign.id)
        let addresses = try TrackedAddresses(plan.contents.values.map(\.variables), runner, scope, transaction)
        var found: [ContactID: RecipientFields] = [:]
        for recipient in empty {
            guard let known = recipient.contact, let contact = contacts[known] else { continue }
            var person = fields[contact.id] ?? RecipientFields()
            person.cells = cells[recipient.row] ?? [:]
            person.tracked = addresses.tokens(for: recipient.row)
            found[known] = person
        }
        return found
    }

    /// Of the rows of a file that is the whole audience, for those who waited for the winner.
    private func cells(_ rows: [Int]) throws -> [Int: [String: String]] {
        guard let id = campaign.audience.onlyFile, let first = rows.min(), let last = rows.max(),
            let file = try? ImportStore(transaction).find(id, in: workspace)
        else { return [:] }
        let found = try ImportStore(transaction)
            .rows(of: id, verdict: .ok, after: first - 1, limit: last - first + 1, in: workspace)
        return Dictionary(
            found.map { row in
                (row.row, Dictionary(Array(zip(file.columns, row.cells))) { first, _ in first })
            }
        ) { first, _ in first }
    }

    /// The contacts by the identity they had when the audience was written down; some have become part of others since.
    func present(_ ids: [ContactID]) throws -> [ContactID: Contact] {
        let store = ContactStore(transaction, ambient: runner.ambient)
        var found = try store.contacts(ids, in: workspace)
        for id in ids where found[id] == nil {
            guard let survivor = try store.survivor(of: id, in: workspace) else { continue }
            found[id] = try store.contacts([survivor], in: workspace)[survivor]
        }
        return found
    }

    /// In which row those were written to, or are about to be, who were not who they are now when the audience was written down: two
    /// of its people may have become one.
    func taken(_ contacts: [ContactID: Contact]) throws -> [ContactID: Int] {
        guard campaign.kind == .broadcast else { return [:] }
        let recipients = RecipientStore(transaction, campaign.id, in: workspace)
        let merged = contacts.filter { $0.key != $0.value.id }.map(\.value.id)
        var taken = try recipients.rows(of: merged)
        let gone = try MergeLog(transaction, in: workspace).gone(into: contacts.values.map(\.id))
        for (contact, row) in try recipients.handed(to: gone.keys.sorted()) {
            if let kept = gone[contact] { taken[kept] = row }
        }
        return taken
    }
}
