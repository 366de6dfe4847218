package import Primitives
import Storage
import Workspaces

extension ContactStore {
    /// Finds or makes a contact for each number, in a handful of statements however many there are (2,000 at most).
    ///
    /// A contact without a name takes the one given here. Unlike `resolve`, one identity each, so nothing can merge. Those
    /// for whom the workspace's plan has no room are left out; the first in `people` come first.
    package func upsert(
        _ people: [(phone: PhoneNumber, name: String)],
        source: ContactSource,
        in workspace: WorkspaceID
    ) throws -> [PhoneNumber: Contact] {
        try upsert(people, starts: [:], source: source, in: workspace)
    }

    /// - Parameters:
    ///   - starts: what the new ones begin with, by their canonical numbers.
    ///   - areUnknown: whether this transaction has just looked and nobody had one of the numbers.
    func upsert(
        _ people: [(phone: PhoneNumber, name: String)],
        starts: [PhoneNumber: ContactStart],
        areUnknown: Bool = false,
        source: ContactSource,
        in workspace: WorkspaceID
    ) throws -> [PhoneNumber: Contact] {
        let all = Dictionary(people.map { ($0.phone.canonical, $0.name) }, uniquingKeysWith: { first, _ in first })
        var found = areUnknown ? [:] : try known(Array(all.keys), in: workspace)
        let refused = try refused(people.map(\.phone.canonical), known: Set(found.keys), source, in: workspace)
        let names = refused.isEmpty ? all : all.filter { !refused.contains($0.key) }
        // The second round finds what another transaction made between our look and our insert.
        for _ in 0..<3 where found.count < names.count {
            let missing = names.filter { found[$0.key] == nil }
            found.merge(try make(missing, starts, source: source, in: workspace)) { _, new in new }
            guard found.count < names.count else { break }
            found.merge(try known(missing.keys.filter { found[$0] == nil }, in: workspace)) { _, new in new }
        }
        guard found.count == names.count else { throw DatabaseError.conflict("contact identities") }
        for (phone, contact) in found where contact.name.isEmpty {
            guard let name = names[phone], !name.isEmpty else { continue }
            try rename(contact.id, to: name, in: workspace)
        }
        return found
    }

    /// Those who are new and for whom there is no room.
    private func refused(
        _ phones: [PhoneNumber],
        known: Set<PhoneNumber>,
        _ source: ContactSource,
        in workspace: WorkspaceID
    ) throws -> Set<PhoneNumber> {
        var seen = known
        let new = phones.filter { seen.insert($0).inserted }
        guard source.isOurs, !new.isEmpty,
            let room = try limits.room(for: .contacts, in: workspace, transaction, used: { try count(in: workspace) })
        else { return [] }
        return Set(new.dropFirst(Int(min(room, Int64(new.count)))))
    }

    func known(_ phones: [PhoneNumber], in workspace: WorkspaceID) throws -> [PhoneNumber: Contact] {
        let rows = try transaction.rows(
            """
            SELECT contacts.*, contact_identities.value AS identity FROM contact_identities
            JOIN contacts ON contacts.workspace_id = contact_identities.workspace_id
                AND contacts.id = contact_identities.contact_id
            WHERE contact_identities.workspace_id = \(workspace) AND contact_identities.kind = 'phone'
                AND contact_identities.value IN \(list: phones)
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["identity"], try Contact($0)) })
    }

    private func make(
        _ people: [PhoneNumber: String],
        _ starts: [PhoneNumber: ContactStart],
        source: ContactSource,
        in workspace: WorkspaceID
    ) throws -> [PhoneNumber: Contact] {
        let refused = try refusals(Array(people.keys), in: workspace)
        // In the order of the numbers, so that two transactions never wait for each other crosswise.
        let contacts = people.sorted { $0.key.rawValue < $1.key.rawValue }.map { phone, name in
            Contact(
                new: ambient.id(),
                ContactIdentities(phone: phone, name: name),
                start: starts[phone] ?? ContactStart(),
                refusedAt: refused[phone],
                source: source,
                at: ambient.now()
            )
        }
        try transaction.runEach(contacts.map { Self.insertion(of: $0, in: workspace) })
        let claims = contacts.compactMap { contact in
            contact.phone.map {
                Self.claim(ContactIdentity(kind: .phone, value: $0.rawValue), for: contact.id, in: workspace)
            }
        }
        let claimed = zip(contacts, try transaction.runEach(claims))
        let lost = claimed.filter { $1 == 0 }.map(\.0.id)
        if !lost.isEmpty {
            try transaction.run("DELETE FROM contacts WHERE workspace_id = \(workspace) AND id IN \(list: lost)")
        }
        let made = claimed.filter { $1 == 1 }.map(\.0)
        try note(
            made.compactMap { contact in
                guard let phone = contact.phone, refused[phone] == nil, let word = starts[phone]?.word else {
                    return nil
                }
                return (contact.id, word)
            },
            areNew: true,
            in: workspace
        )
        return Dictionary(uniqueKeysWithValues: made.compactMap { contact in contact.phone.map { ($0, contact) } })
    }

    /// When those of these people who were erased said no.
    private func refusals(_ phones: [PhoneNumber], in workspace: WorkspaceID) throws -> [PhoneNumber: Timestamp] {
        // Digests are dear, and most workspaces have erased nobody.
        let any = try transaction.row(
            "SELECT 1 AS one FROM contact_refusals WHERE workspace_id = \(workspace) AND kind = 'phone' LIMIT 1"
        )
        guard any != nil else { return [:] }
        // By digest, and as older rows have them: by the number itself.
        let keys = Dictionary(
            phones.flatMap { phone in
                let identity = ContactIdentity(kind: .phone, value: phone.rawValue)
                return [(RefusalKey.of(identity, in: workspace), phone), (phone.rawValue, phone)]
            },
            uniquingKeysWith: { first, _ in first }
        )
        let rows = try transaction.rows(
            """
            SELECT value, at FROM contact_refusals
            WHERE workspace_id = \(workspace) AND kind = 'phone' AND value IN \(list: Array(keys.keys))
            """
        )
        var refused: [PhoneNumber: Timestamp] = [:]
        for row in rows {
            if let phone = keys[try row["value"]] { refused[phone] = try row["at"] }
        }
        return refused
    }
}
