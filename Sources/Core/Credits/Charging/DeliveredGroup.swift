package import Primitives
import Storage

/// Messages that were delivered in a period and are alike to Meta's price list.
package struct DeliveredGroup: Sendable, Equatable {
    /// The calling code by which the market was found; unknown for messages from before it was kept.
    package let callingCode: String?
    package let market: String
    /// Meta's word; what it was sent as where Meta said none.
    package let category: String
    /// Why they cost nothing; `nil` when they were charged.
    package let free: FreeReason?
    package let messages: Int64
    package let points: Points
    /// What they cost by Meta's card, in millionths of the book's currency; `nil` when the card is not known for all.
    package let cost: Int64?

    init(_ row: Row) throws {
        callingCode = try row["calling_code"]
        market = try row["market"]
        category = try row["category"]
        let state: ChargeState = try row["state"]
        let reason: FreeReason? = try row["reason"]
        free = state == .free ? reason ?? .notBillable : nil
        messages = try row["messages"]
        points = try row["points"]
        let rated: Int64 = try row["rated"]
        cost = state == .free ? 0 : rated == messages ? try row["cost"] : nil
    }
}
