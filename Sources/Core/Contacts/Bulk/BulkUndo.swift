import Primitives
import Storage
import Workspaces

/// Puts back what a bulk edit changed: line by line of the journal, the newest first, where it still is as the edit left it.
struct BulkUndo {
    let service: BulkService
    let workspace: WorkspaceID
    let transaction: Transaction

    /// One slice. `false` when nothing is left.
    func step(_ bulk: inout BulkEdit) throws -> Bool {
        let journal = Journal(transaction, in: workspace, ambient: service.ambient)
        let entries = try journal.page(causedBy: bulk.id, before: bulk.place, limit: BulkJob.slice)
        guard let last = entries.last else { return false }
        let editor = ContactEditor(transaction, in: workspace, ambient: service.ambient, by: bulk.createdBy)
        let deleted = entries.filter { $0.kind == .deleted }.map(\.subject.contact)
        if !deleted.isEmpty {
            let back = try service.deleting(transaction, workspace, deleted, bulk.createdBy, true)
            try editor.journal.write(back.map { .init($0.subject, .restored) })
        }
        let present = Dictionary(
            uniqueKeysWithValues: try editor.lock(Array(Set(entries.map(\.subject.contact)))).map { ($0.id, $0) }
        )
        var changes: ContactEditor.Changes = [:]
        // What was one change of many is one again.
        for (line, group) in Dictionary(grouping: entries, by: Line.init).sorted(by: { $0.value[0].id > $1.value[0].id }
        ) {
            let contacts = group.compactMap { present[$0.subject.contact] }.sorted { $0.id < $1.id }
            guard let edit = try edit(line), !contacts.isEmpty else { continue }
            changes.merge(try editor.apply(edit, to: still(line, contacts))) { $0.union($1) }
        }
        try ContactNews(events: service.events, workspace: workspace)
            .tell(changes, cause: "\(bulk.id)", in: transaction)
        bulk.place = last.id
        return entries.count == BulkJob.slice
    }

    private struct Line: Hashable {
        let kind: JournalEntry.Kind
        let what: String
        let from: String?
        let to: String?

        init(_ entry: JournalEntry) {
            (kind, what, from, to) = (entry.kind, entry.what, entry.from, entry.to)
        }
    }

    /// Those whom nobody has changed since.
    private func still(_ line: Line, _ contacts: [Contact]) throws -> [Contact] {
        switch line.kind {
        case .owner: return contacts.filter { $0.owner.map { "\($0)" } == line.to }
        case .company: return contacts.filter { $0.company.map { "\($0)" } == line.to }
        case .field:
            guard let id = FieldID(line.what) else { return [] }
            let values = try FieldStore(transaction, in: workspace).values(of: contacts.map(\.id.subject))
            return contacts.filter { values[$0.id.subject]?[id]?.text == line.to }
        default: return contacts
        }
    }

    /// The opposite of a line; `nil` where what it speaks of is no more.
    private func edit(_ line: Line) throws -> ContactEdit? {
        var edit = ContactEdit()
        switch line.kind {
        case .tagged:
            guard let tag = try tag(line) else { return nil }
            edit.untagging = [tag]
        case .untagged:
            guard let tag = try tag(line) else { return nil }
            edit.tagging = [tag]
        case .joined:
            guard let group = try group(line) else { return nil }
            edit.leaving = [group]
        case .left:
            guard let group = try group(line) else { return nil }
            edit.joining = [group]
        case .blocked: edit.isBlocked = false
        case .unblocked: edit.isBlocked = true
        case .owner:
            let owner = line.from.flatMap { MemberID($0) }
            if let owner, try MemberStore(transaction, workspace: workspace).find(owner) == nil { return nil }
            edit.owner = .set(owner)
        case .company:
            let company = line.from.flatMap { CompanyID($0) }
            if let company, try CompanyStore(transaction, in: workspace).find(company) == nil { return nil }
            edit.company = .set(company)
        case .field:
            guard let id = FieldID(line.what), let field = try FieldStore(transaction, in: workspace).find(id) else {
                return nil
            }
            let value = line.from.flatMap { try? field.read(cell: $0) }
            guard value != nil || line.from == nil else { return nil }
            edit.values = [(field, value)]
        default: return nil
        }
        return edit
    }

    private func tag(_ line: Line) throws -> Tag? {
        try TagID(line.what).flatMap { try TagStore(transaction, in: workspace).find($0) }
    }

    private func group(_ line: Line) throws -> ContactGroup? {
        try CommunityID(line.what).flatMap {
            try GroupStore(transaction, in: workspace).find(GroupID(rawValue: $0.rawValue), .community)
        }
    }
}
