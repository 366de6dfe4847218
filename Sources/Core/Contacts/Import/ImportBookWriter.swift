import Notifications
import Primitives
import Storage
import Workspaces

/// Writes what rows say besides number, name and consent; in a dry run says what it would write.
struct ImportBookWriter {
    struct Entry {
        let contact: Contact
        let isNew: Bool
        let book: ImportedBook
    }

    struct Result {
        var change = ImportChange()
        /// What could not be taken.
        var problems: [ImportRemark] = []
    }

    let store: ContactStore
    let found: Import
    let workspace: WorkspaceID
    let isDry: Bool
    let names: ImportBookNames
    /// By their keys.
    let fields: [String: ContactField]

    init(store: ContactStore, found: Import, workspace: WorkspaceID, isDry: Bool) throws {
        self.store = store
        self.found = found
        self.workspace = workspace
        self.isDry = isDry
        names = ImportBookNames(store.transaction, in: workspace, ambient: store.ambient, isDry: isDry)
        let all = try FieldStore(store.transaction, in: workspace).all(.contact)
        fields = Dictionary(all.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What a new contact can begin with; what cannot be taken is said by `apply`.
    func start(of book: ImportedBook) throws -> ContactStart {
        ContactStart(
            email: book.email.isEmpty ? nil : EmailAddress(book.email)?.rawValue,
            company: try book.company.isEmpty ? nil : names.company(book.company.cut(to: 200)),
            owner: try book.owner.isEmpty ? nil : names.member(book.owner)
        )
    }

    /// One for each entry, in order.
    func apply(_ entries: [Entry]) throws -> [Result] {
        let present = try Present(entries.filter { !$0.isNew }.map(\.contact), in: workspace, store.transaction)
        var results: [Result] = []
        var values: [FieldChange] = []
        var tagged: [TagID: [SubjectID]] = [:]
        var joined: [GroupID: [ContactID]] = [:]
        var rows: [SQL] = []
        let order = found.layout.monthFirst
        for entry in entries {
            let (contact, book) = (entry.contact, entry.book)
            var result = Result()
            func takes(_ isKnown: Bool) -> Bool { found.rules.duplicates == .update || !isKnown }
            if !book.email.isEmpty, takes(contact.email != nil) {
                if let email = EmailAddress(book.email)?.rawValue {
                    if email != contact.email { result.change.email = .init(from: contact.email ?? "", to: email) }
                } else {
                    result.problems.append(
                        ImportRemark(
                            "no-address",
                            "\u{201C}\(book.email.prefix(80), "value")\u{201D} is no e-mail address."
                        )
                    )
                }
            }
            if !book.company.isEmpty, takes(contact.company != nil) {
                let company = try names.company(book.company.cut(to: 200))
                if company == nil || company != contact.company {
                    result.change.company = .init(from: Self.text(contact.company), to: Self.text(company))
                }
            }
            if !book.owner.isEmpty, takes(contact.owner != nil) {
                if let owner = try names.member(book.owner) {
                    if owner != contact.owner {
                        result.change.owner = .init(from: Self.text(contact.owner), to: Self.text(owner))
                    }
                } else {
                    result.problems.append(
                        ImportRemark(
                            "no-member",
                            "No member is called \u{201C}\(book.owner.prefix(80), "value")\u{201D}."
                        )
                    )
                }
            }
            for (key, cell) in book.fields.sorted(by: { $0.key < $1.key }) {
                guard let field = fields[key] else { continue }
                let known = present.values[contact.id.subject]?[field.id]
                guard takes(known != nil) else { continue }
                do {
                    let value = try field.read(cell: cell, country: found.defaultCountry, monthFirst: order)
                    guard let value, value != known else { continue }
                    result.change.fields = (result.change.fields ?? [:])
                        .merging([key: .init(from: known?.text ?? "", to: value.text)]) { $1 }
                    values.append(FieldChange(contact.id.subject, field, value))
                } catch {
                    result.problems.append(ImportRemark(about: field.label, error.code, error.said))
                }
            }
            for name in book.tags {
                let tag = try names.tag(name)
                guard tag.map({ !present.tags[contact.id.subject, default: []].contains($0.id) }) ?? true else {
                    continue
                }
                result.change.tags = (result.change.tags ?? []) + [tag?.id.rawValue ?? 0]
                if let tag { tagged[tag.id, default: []].append(contact.id.subject) }
            }
            for name in book.communities {
                let group = try names.community(name)
                if group == nil, !isDry {
                    result.problems.append(
                        ImportRemark("fills-itself", "\u{201C}\(name, "value")\u{201D} fills itself by a filter.")
                    )
                }
                guard group.map({ !present.groups[contact.id, default: []].contains($0.id) }) ?? isDry else { continue }
                result.change.communities = (result.change.communities ?? []) + [group?.id.rawValue ?? 0]
                if let group { joined[group.id, default: []].append(contact.id) }
            }
            if let row = row(entry, result.change) { rows.append(row) }
            results.append(result)
        }
        guard !isDry else { return results }
        try write(rows, values, new: Set(entries.filter(\.isNew).map(\.contact.id.subject)), tagged, joined)
        return results
    }

    private static func text(_ id: ID<some Identified>?) -> String { id.map { "\($0.rawValue)" } ?? "" }

    /// What stands in the contact's own row.
    private func row(_ entry: Entry, _ change: ImportChange) -> SQL? {
        guard change.email != nil || change.company != nil || change.owner != nil else { return nil }
        let contact = entry.contact
        let moment = entry.isNew ? contact.updatedAt : store.ambient.now()
        return """
            UPDATE contacts SET email = \(change.email?.to ?? contact.email),
                company_id = \(change.company.flatMap { Int64($0.to) } ?? contact.company?.rawValue ?? 0),
                owner_id = \(change.owner.flatMap { Int64($0.to) } ?? contact.owner?.rawValue ?? 0), updated_at = \(moment)
            WHERE workspace_id = \(workspace) AND id = \(contact.id)
            """
    }

    private func write(
        _ rows: [SQL],
        _ values: [FieldChange],
        new: Set<SubjectID>,
        _ tagged: [TagID: [SubjectID]],
        _ joined: [GroupID: [ContactID]]
    ) throws {
        let transaction = store.transaction
        try transaction.runEach(rows)
        let journal = Journal(
            transaction,
            in: workspace,
            ambient: store.ambient,
            by: found.work.by,
            cause: "\(found.id)"
        )
        for areNew in [true, false] {
            for some in values.filter({ new.contains($0.subject) == areNew }).chunked(by: 2_000) {
                try FieldStore(transaction, in: workspace).set(some, areNew: areNew, journal: journal)
            }
        }
        for (tag, subjects) in tagged.sorted(by: { $0.key < $1.key }) {
            _ = try TagStore(transaction, in: workspace).add(tag, to: subjects)
        }
        for (group, contacts) in joined.sorted(by: { $0.key < $1.key }) {
            _ = try GroupStore(transaction, in: workspace).add(contacts, to: group)
        }
    }
}
