package import Primitives

/// One thing of a contact's past.
package struct TimelineItem: Sendable {
    /// Where it stands: the newest first, and of one moment the latest made.
    package struct Place: Sendable, Comparable {
        package let at: Timestamp
        package let id: Int64

        package init(at: Timestamp, id: Int64) {
            self.at = at
            self.id = id
        }

        package static func < (left: Place, right: Place) -> Bool { (left.at, left.id) < (right.at, right.id) }
    }

    package let place: Place
    /// A closed word for clients: `field`, `tagged`, `note`, `consent`, `conversation`, …
    package let kind: String
    /// `mem_…` or `key_…`.
    package let actor: String?
    /// What happened, in words.
    package let title: String
    /// Its facts, for clients with words of their own.
    package let data: [String: PlainValue]

    package init(
        at: Timestamp,
        id: Int64,
        kind: String,
        actor: String? = nil,
        title: String,
        data: [String: PlainValue] = [:]
    ) {
        place = Place(at: at, id: id)
        self.kind = kind
        self.actor = actor
        self.title = title
        self.data = data
    }
}
