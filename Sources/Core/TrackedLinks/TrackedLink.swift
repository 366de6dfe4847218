package import Primitives
import Storage

package enum TrackedLinkTag: Identified { package static let idPrefix = "tlk" }
package typealias TrackedLinkID = ID<TrackedLinkTag>

/// An address that was sent to many, whose clicks are counted.
package struct TrackedLink: Sendable, Equatable {
    package let workspace: WorkspaceID
    package let id: TrackedLinkID
    package let owner: Owner
    /// Where it leads: the only place where its short addresses lead.
    package let url: String
    package let clicks: Int
    package let people: Int
    let secret: [UInt8]

    /// What sent it, in a word and a number.
    package struct Owner: Sendable, Hashable {
        package let kind: String
        package let id: Int64

        package init(_ kind: String, _ id: Int64) {
            self.kind = kind
            self.id = id
        }
    }

    init(_ row: Row) throws {
        workspace = try row["workspace_id"]
        id = try row["id"]
        owner = Owner(try row["owner_kind"], try row["owner_id"])
        url = try row["url"]
        clicks = try row["clicks"]
        people = try row["people"]
        secret = try row["secret"]
    }

    /// One recipient's ending of the short address.
    ///
    /// - Parameter recipient: the owner's own number of them, 0 to 4,294,967,295.
    package func token(for recipient: Int) -> String {
        TrackedToken(link: id, recipient: UInt32(clamping: recipient)).sealed(by: secret)
    }
}
