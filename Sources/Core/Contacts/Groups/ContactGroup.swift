package import Primitives
import Storage

package enum GroupTag: Identified { package static let idPrefix = "grp" }
/// Of a segment or a community: each has its own prefix outside, and one sequence gives both.
package typealias GroupID = ID<GroupTag>

/// A segment or a community: contacts under a name, listed by hand or found by a filter.
package struct ContactGroup: Sendable, Equatable {
    package enum Purpose: String, Sendable, Codable, DatabaseValue {
        case segment
        case community
    }

    package enum Kind: String, Sendable, Codable, CaseIterable, DatabaseValue {
        /// Its members are rows.
        case `static`
        /// Its members are whoever its filter finds now.
        case dynamic
        /// A community that lives on WhatsApp itself: a link, and the members that we know of.
        case external
    }

    package let id: GroupID
    package let purpose: Purpose
    package let kind: Kind
    package var name: String
    package var description: String
    /// Of a dynamic one.
    package var filter: ContactPredicate?
    /// Of an external one.
    package var inviteLink: String?
    /// How many there were at `countedAt`; static ones are counted when they are asked for.
    package var count: Int64?
    package var countedAt: Timestamp?
    package let createdBy: String?
    package let createdAt: Timestamp
}

extension ContactGroup {
    init(_ row: Row) throws {
        id = try row["id"]
        purpose = try row["purpose"]
        kind = try row["kind"]
        name = try row["name"]
        description = try row["description"]
        let text: String? = try row["filter"]
        filter = try text.map { try ContactPredicate(json: $0) }
        inviteLink = try row["invite_link"]
        count = try row["count"]
        countedAt = try row["counted_at"]
        createdBy = try row["created_by"]
        createdAt = try row["created_at"]
    }
}
