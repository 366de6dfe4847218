package import Primitives
package import Routes
package import Storage

/// Where items of a timeline come from. Modules above give theirs to `TimelineService`.
package struct TimelineSource: Sendable {
    package struct Question: Sendable {
        package let contact: ContactID
        package let caller: Caller
        package let before: TimelineItem.Place?
        package let limit: Int
    }

    /// Up to `limit` items before the place, the newest first; only what the caller may see.
    package let items: @Sendable (Transaction, Question) throws -> [TimelineItem]

    package init(_ items: @escaping @Sendable (Transaction, Question) throws -> [TimelineItem]) {
        self.items = items
    }
}
