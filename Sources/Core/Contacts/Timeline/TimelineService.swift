package import Primitives
package import Routes
package import Storage

/// What happened to a contact, merged from all that know of it.
package struct TimelineService: Sendable {
    let database: Database
    let ambient: Ambient
    let sources: [TimelineSource]

    /// - Parameter sources: of the modules above; the contact book's own are always there.
    package init(database: Database, ambient: Ambient, sources: [TimelineSource] = []) {
        self.database = database
        self.ambient = ambient
        self.sources = [.journal(ambient), .notes, .consent, .merges, .unmerges] + sources
    }

    /// - Returns: up to `limit` items, the newest first.
    package func page(
        of contact: ContactID,
        before: TimelineItem.Place?,
        limit: Int,
        by caller: Caller
    ) async throws -> (items: [TimelineItem], names: Actors) {
        try await database.read { transaction in
            _ = try ContactStore(transaction, ambient: ambient).find(contact, in: caller.workspace)
            let question = TimelineSource.Question(contact: contact, caller: caller, before: before, limit: limit)
            let items = try sources.flatMap { try $0.items(transaction, question) }
                .sorted { $0.place > $1.place }.prefix(limit)
            return (Array(items), try Actors(items.map(\.actor), in: caller.workspace, transaction))
        }
    }
}
