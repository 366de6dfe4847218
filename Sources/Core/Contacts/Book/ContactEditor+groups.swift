import Primitives
import Storage

extension ContactEditor {
    /// Tags that one contact or company may carry.
    static let tagsMax = 50

    func tag(_ contacts: [Contact], _ edit: ContactEdit) throws -> [ContactID] {
        try tag(contacts.map(\.id.subject), adding: edit.tagging, removing: edit.untagging).map(\.contact)
    }

    /// - Returns: those whose tags changed.
    func tag(_ subjects: [SubjectID], adding: [Tag], removing: [Tag]) throws -> Set<SubjectID> {
        let store = TagStore(transaction, in: workspace)
        var changed: Set<SubjectID> = []
        for tag in removing {
            let gone = try store.remove(tag.id, from: subjects)
            try journal.write(gone.map { .init($0, .untagged, what: "\(tag.id)", from: tag.name) })
            changed.formUnion(gone)
        }
        for tag in adding {
            let new = try store.add(tag.id, to: subjects)
            try journal.write(new.map { .init($0, .tagged, what: "\(tag.id)", to: tag.name) })
            changed.formUnion(new)
        }
        return changed
    }

    /// Those that would carry too many tags with these.
    package func full(_ subjects: [SubjectID], _ tags: [Tag]) throws -> Set<SubjectID> {
        let rows = try transaction.rows(
            """
            SELECT subject_id FROM contact_tags WHERE workspace_id = \(workspace) AND subject_id IN \(list: subjects)
            AND tag_id NOT IN \(list: tags.map(\.id)) GROUP BY subject_id HAVING count(*) > \(Self.tagsMax - tags.count)
            """
        )
        return Set(try rows.map { try $0["subject_id"] })
    }

    func group(_ contacts: [Contact], _ edit: ContactEdit) throws -> [ContactID] {
        let store = GroupStore(transaction, in: workspace)
        let ids = contacts.map(\.id)
        var changed: Set<ContactID> = []
        for group in edit.leaving {
            let gone = try store.remove(ids, from: group.id)
            changed.formUnion(gone)
            guard group.purpose == .community else { continue }
            let what = "\(CommunityID(rawValue: group.id.rawValue))"
            try journal.write(gone.map { .init($0.subject, .left, what: what, from: group.name) })
        }
        for group in edit.joining {
            let new = try store.add(ids, to: group.id)
            changed.formUnion(new)
            guard group.purpose == .community else { continue }
            let what = "\(CommunityID(rawValue: group.id.rawValue))"
            try journal.write(new.map { .init($0.subject, .joined, what: what, to: group.name) })
        }
        return Array(changed)
    }
}
