import Events
import Foundation
import Primitives

/// Of a step of Meta's volume discount: that messages cost less now, or why they do not.
struct TierNotice {
    let title: Said
    let detail: Said
    let variant: String?
    let occasion: String

    private struct Reached: Decodable {
        let market: String
        let category: String
        let month: String
        let from: Int64
        let isPriced: Bool
    }

    private struct Unread: Decodable {
        let market: String
        let category: String
        let month: String
        let tier: String
    }

    /// - Throws: `DecodingError` for a payload that is not the event's.
    init(_ event: Event) throws {
        let payload = Data(event.payload.utf8)
        // What only the operator can mend is told once a day, as deliveries without a price are.
        let today = "\(event.at)".prefix(10)
        if event.kind == "tier.unread" {
            let tier = try JSONDecoder().decode(Unread.self, from: payload)
            variant = "unread"
            occasion = "unread:\(today)"
            title = "WhatsApp told of a volume discount that cannot be read"
            let words = [tier.market, tier.category, tier.tier, tier.month].joined(separator: ", ")
            detail =
                "It says: \(words, "word"). Nothing is guessed: messages cost the list price. Ask the operator of this server to"
                + " look at it."
            return
        }
        let tier = try JSONDecoder().decode(Reached.self, from: payload)
        variant = tier.isPriced ? nil : "unpriced"
        occasion = tier.isPriced ? "\(tier.market):\(tier.category):\(tier.month):\(tier.from)" : "unpriced:\(today)"
        title =
            "A step of WhatsApp's volume discount is reached: \(tier.category, "category"), \(tier.market, "market")"
        detail =
            tier.isPriced
            ? """
            From message \(tier.from, "from") of \(tier.month, "month") on these messages cost less. What is sent is still held for \
            at the list price, and what is left comes back with the delivery. With the next month all begins at the list price again.
            """
            : """
            From message \(tier.from, "from") of \(tier.month, "month") on these messages cost WhatsApp's customers less, but the \
            price list has no price for that step: the list price is charged. Ask the operator of this server to import Meta's \
            file of volume tiers (lodestone prices import).
            """
    }
}
