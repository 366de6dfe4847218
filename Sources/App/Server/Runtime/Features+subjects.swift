import Billing
import Contacts
import Messaging
import Primitives
import Routes
import Workspaces

extension Features {
    /// What the journal calls contacts, channels and plans. Other things keep their name in the entry itself.
    static func subjectNames(_ ambient: Ambient) -> SubjectNames {
        SubjectNames([
            { ids, caller, transaction in
                guard caller.can(.viewContacts) else { return [:] }
                let wanted = ids.compactMap { ContactID($0) }
                guard !wanted.isEmpty else { return [:] }
                let people = try ContactStore(transaction, ambient: ambient).contacts(wanted, in: caller.workspace)
                return people.values.reduce(into: [:]) { names, contact in
                    let name = contact.name.isEmpty ? contact.phone.map { caller.shown($0) } : contact.name
                    if let name { names["\(contact.id)"] = name }
                }
            },
            { ids, caller, transaction in
                guard ids.contains(where: { ChannelID($0) != nil }) else { return [:] }
                let channels = try ChannelStore(transaction).all(caller.workspace)
                return channels.reduce(into: [:]) { $0["\($1.id)"] = $1.name }
            },
            { ids, _, transaction in try BillingFeature.planNames(ids, transaction) },
        ])
    }
}
