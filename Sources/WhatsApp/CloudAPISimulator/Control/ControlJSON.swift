import CloudAPI
import Primitives

/// How the control API shows what the world knows.
extension World {
    func userJSON(_ customer: Customer) -> JSONObject {
        [
            "user_id": .string(customer.id),
            "phone": .string("+" + customer.digits),
            "name": .string(customer.name),
            "username": customer.username.map(JSON.string),
            "hides_number": .bool(customer.hidesNumber),
            "installed": .bool(customer.isInstalled),
            "marketing_stopped": .bool(customer.hasStoppedMarketing),
            "read_receipts": .bool(customer.sendsReadReceipts),
            "has_blocked_business": .bool(customer.hasBlockedBusiness),
            "by_hand": .bool(customer.isByHand),
        ]
    }

    func ledgerJSON(_ entry: LedgerEntry, position: Int) -> JSON {
        [
            "position": .integer(position),
            "id": .string(entry.id),
            "phone_number_id": .string(entry.numberID),
            "recipient": .string("+" + entry.recipient),
            "user_id": .string(entry.customerID),
            "type": .string(entry.type),
            "template": entry.template.map {
                ["id": .string($0.id), "name": .string($0.name), "language": .string($0.language)]
            } ?? .null,
            "biz_opaque_callback_data": entry.opaque.map(JSON.string) ?? .null,
            "state": .string(entry.state),
            "error": entry.failure.map { .integer($0) } ?? .null,
            "market": .string(entry.market),
            "category": .string(entry.pricing.category.rawValue),
            "pricing_type": entry.pricing.type.map { .string($0.rawValue) } ?? .null,
            "pricing_model": .string(entry.pricing.model),
            "billable": .bool(entry.pricing.billable),
            "charged": .bool(
                entry.pricedAt != nil && entry.pricing.billable
                    && (entry.pricing.era != .conversations || entry.opensConversation)
            ),
            "cost": entry.cost.map { .string($0.description) } ?? .null,
            "tier": entry.tier.map(JSON.string) ?? .null,
            "currency": .string(account.currency),
            "accepted_at": time(entry.acceptedAt),
            "sent_at": time(entry.sentAt),
            "delivered_at": time(entry.deliveredAt),
            "read_at": time(entry.readAt),
            "failed_at": time(entry.failedAt),
            "priced_at": time(entry.pricedAt),
        ]
    }

    func totalsJSON() -> JSON {
        struct Key: Hashable { let market: String; let category: String; let type: String; let billable: Bool }
        var sums: [Key: LedgerTotals.Sum] = [:]
        for (key, sum) in ledger.totals.sums {
            let place = Key(
                market: key.market,
                category: key.category.rawValue,
                type: key.type?.rawValue ?? "",
                billable: key.billable
            )
            sums[place, default: LedgerTotals.Sum()].add(sum)
        }
        let order = sums.sorted {
            ($0.key.market, $0.key.category, $0.key.type) < ($1.key.market, $1.key.category, $1.key.type)
        }
        let lines: [JSON] = order.map { key, sum in
            [
                "market": .string(key.market),
                "category": .string(key.category),
                "pricing_type": key.type.isEmpty ? .null : .string(key.type),
                "billable": .bool(key.billable),
                "messages": .integer(sum.volume),
                "cost": .string(sum.cost.description),
                "unknown_rates": .integer(sum.unknown),
            ]
        }
        return [
            "accepted": .integer(ledger.totals.accepted),
            "statuses": .members(
                ledger.totals.statuses.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }
            ),
            "priced": .array(lines),
            "cost": .string(sums.values.reduce(Points.zero) { $0 + $1.cost }.description),
            "currency": .string(account.currency),
        ]
    }

    func chatJSON(_ entry: ChatEntry) -> JSON {
        [
            "id": .string(entry.id),
            "author": .string(entry.author.rawValue),
            "at": time(entry.at),
            "type": .string(entry.type),
            "content": entry.content,
            "rendered": entry.rendered ?? .null,
            "quotes": entry.quotes.map { quoted in
                ["id": .string(quoted), "text": chatEntry(quoted).map { .string($0.summary) } ?? .null]
            } ?? .null,
            "status": entry.status.map(JSON.string) ?? .null,
            "error": entry.failure.map { code in
                ["code": .integer(code), "title": .string(ErrorText.known[code]?.title ?? "Error \(code)")]
            } ?? .null,
            "reactions": .members(entry.reactions.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }),
        ]
    }

    func time(_ moment: Timestamp?) -> JSON { moment.map { .string($0.description) } ?? .null }
}

extension ChatEntry {
    /// One line, for lists and quotes.
    var summary: String {
        let places: [JSON?] = [
            rendered?["body"], content["body"], content["body"]?["text"], content["caption"], content["text"],
            content["button_reply"]?["title"], content["list_reply"]?["title"],
        ]
        return places.compactMap { $0?.string }.first ?? "[\(type)]"
    }
}
