import Primitives
import Storage

/// A message in this process's hands, with what the call to Meta needs.
///
/// A class, for it goes through many hands while it waits: hundreds of calls are under way, each with a stack of its own.
final class Claimed: Sendable {
    let id: MessageID
    let conversation: ConversationID
    let contact: ContactID
    let type: String
    let content: String
    let recipient: String
    let replyTo: String?
    let lane: Int64
    /// In whose hands it is, and for the how-manieth time: what is put back in line must still be the same.
    let owner: Int64
    let attempts: Int64
    /// How often Meta said "not now".
    let refusals: Int64
    let campaign: CampaignID?
    let reference: Int64?
    let template: TemplateID?
    let category: String?
    let hold: HoldID?
    let quote: Outgoing.Price
    let isAssigned: Bool

    init(_ row: Row) throws {
        id = try row["id"]
        conversation = try row["conversation_id"]
        contact = try row["contact_id"]
        type = try row["type"]
        content = try row["content"]
        recipient = try row["recipient"]
        replyTo = try row["reply_to"]
        lane = try row["lane"]
        owner = try row["owner"]
        attempts = try row["attempts"]
        refusals = try row["refusals"]
        campaign = try row["campaign_id"]
        reference = try row["reference"]
        template = try row["template_id"]
        category = try row["category"]
        hold = try row["hold_id"]
        quote = Outgoing.Price(
            market: try row["quote_market"] ?? "",
            amount: try row["quote_amount"],
            price: try row["quote_price"],
            free: try row["quote_free"]
        )
        isAssigned = try row["assigned"]
    }
}
