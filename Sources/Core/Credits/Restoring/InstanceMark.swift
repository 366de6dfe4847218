package import Primitives
import Storage

/// How far an instance had come: kept outside the database, so that a database that was put back can be told from one that
/// was not. Rows of the journal and identities only grow.
package struct InstanceMark: Sendable, Equatable, Codable {
    /// Which database it speaks of; a backup has the same.
    package let name: Int64
    /// Rows in all journals.
    package let journal: Int64
    /// The highest identity of a message.
    package let message: Int64
    package let at: Timestamp

    package init(name: Int64, journal: Int64, message: Int64, at: Timestamp) {
        self.name = name
        self.journal = journal
        self.message = message
        self.at = at
    }

    /// Whether `other` knows of something that this one does not.
    package func isBehind(_ other: InstanceMark) -> Bool {
        name == other.name && (journal < other.journal || message < other.message)
    }
}

/// A database that was found to be behind its marker, and by how much.
package struct Restored: Sendable, Equatable {
    /// When it was seen; nothing is sent until somebody says otherwise.
    package let at: Timestamp
    /// The newest movement of points that is here.
    package let lostFrom: Timestamp
    /// What happened until then is not.
    package let lostUntil: Timestamp
    /// Rows of the journal that are gone.
    package let journalLost: Int64
}

extension Restored {
    init?(_ row: Row) throws {
        guard let at: Timestamp = try row["restored_at"], let from: Timestamp = try row["lost_from"],
            let until: Timestamp = try row["lost_until"]
        else { return nil }
        self.at = at
        lostFrom = from
        lostUntil = until
        journalLost = try row["journal_lost"]
    }
}
