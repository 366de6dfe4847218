package import Primitives
import Storage

/// How one recipient answered.
package struct CampaignReply: Sendable, Equatable {
    /// The first message in time that was a reply.
    package let message: MessageID?
    package let repliedAt: Timestamp?
    package let clickedAt: Timestamp?
    package let optedOutAt: Timestamp?
    /// The quick replies that were tapped, a bit for each number.
    let bits: Int64

    package static let none = CampaignReply(
        message: nil,
        repliedAt: nil,
        clickedAt: nil,
        optedOutAt: nil,
        bits: 0
    )

    package init(message: MessageID?, repliedAt: Timestamp?, clickedAt: Timestamp?, optedOutAt: Timestamp?, bits: Int64)
    {
        self.message = message
        self.repliedAt = repliedAt
        self.clickedAt = clickedAt
        self.optedOutAt = optedOutAt
        self.bits = bits
    }

    func hasTapped(_ button: Int) -> Bool { bits & (1 << Int64(button)) != 0 }

    /// The first button of the template that was tapped.
    package var button: Int? { bits == 0 ? nil : bits.trailingZeroBitCount }
}

extension CampaignReply {
    /// From a row of `campaign_replies`, or one that it was joined to and did not have.
    init(_ row: Row) throws {
        message = try row["message_id"]
        repliedAt = try row["replied_at"]
        clickedAt = try row["clicked_at"]
        optedOutAt = try row["opted_out_at"]
        let bits: Int64? = try row["buttons"]
        self.bits = bits ?? 0
    }
}
