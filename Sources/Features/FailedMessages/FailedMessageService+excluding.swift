import Contacts
import Messaging
import Primitives
import Routes
import Storage

extension FailedMessageService {
    /// Puts a tag on the contacts whose messages failed, as a bulk edit that can be undone: campaigns leave out who carries it.
    ///
    /// - Parameter messages: only whose of these; `nil` for all that the filter means.
    /// - Returns: the edit, and whether there are more contacts than one changes: ask again once it has ended.
    /// - Throws: `FailedMessageError.nobodyToExclude`, `BulkError`.
    func exclude(_ filter: FailedFilter, messages: [MessageID]? = nil, with tag: TagID, by caller: Caller) async throws
        -> (edit: BulkEdit, hasMore: Bool)
    {
        let found = try await messaging.database.read { transaction in
            var query = try query(filter, caller, transaction)
            query.messages = messages
            return try untagged(query, tag, caller, transaction)
        }
        guard !found.isEmpty else { throw FailedMessageError.nobodyToExclude }
        let most = Selection.idsMax
        let edit = try await bulk.start(
            Selection(ids: Array(found.prefix(most))),
            BulkChange(tag: tag),
            by: caller
        )
        return (edit, found.count > most)
    }

    /// One more than one edit changes, at most; who carries the tag already is passed over.
    private func untagged(_ query: FailedQuery, _ tag: TagID, _ caller: Caller, _ transaction: Transaction) throws
        -> [ContactID]
    {
        let scope = try InboxScope(caller, in: transaction)
        let store = FailedMessageStore(transaction, scope)
        let tags = TagStore(transaction, in: caller.workspace)
        let contacts = ContactStore(transaction, ambient: messaging.ambient)
        var (found, last): ([ContactID], ContactID?) = ([], nil)
        while found.count <= Selection.idsMax {
            let some = try store.contacts(query, after: last, limit: Selection.idsMax)
            guard let end = some.last else { break }
            let carried = try tags.tags(of: some.map(\.subject))
            let present = try contacts.contacts(some, in: caller.workspace)
            found += some.filter { contact in
                guard let person = present[contact], person.deletedAt == nil else { return false }
                return carried[contact.subject]?.contains { $0.id == tag } != true
            }
            last = end
        }
        return Array(found.prefix(Selection.idsMax + 1))
    }
}
