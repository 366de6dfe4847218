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

        /// A campaign, whose recipients are known by their rows.
        package init(_ campaign: CampaignID) { self.init("campaign", campaign.rawValue) }

        package var campaign: CampaignID? { kind == "campaign" ? CampaignID(rawValue: id) : nil }
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
    /// - Parameter recipient: the owner's own number of them, not below 0.
    package func token(for recipient: Int64) -> String {
        TrackedToken(link: id, recipient: recipient).sealed(by: secret)
    }
}
