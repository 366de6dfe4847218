import CloudAPI
import Primitives

/// `analytics`, `conversation_analytics` and `template_analytics`, counted from the ledger. Source: reference section 15.
///
/// The ledger keeps the newest messages only; `pricing_analytics` has totals of its own.
extension World {
    /// `{analytics: {granularity, data_points: [{start, end, sent, delivered}]}}`
    func messageAnalytics(_ arguments: [String: String]) throws(GraphRefusal) -> JSON {
        let frame = try AnalyticsFrame(arguments, among: ["HALF_HOUR", "DAY", "MONTH"], usual: "DAY")
        let phones = Self.list(arguments["phone_numbers"])
        let countries = Self.list(arguments["country_codes"])
        var points: [Int64: (end: Int64, sent: Int, delivered: Int)] = [:]
        for entry in ledgerEntries {
            guard phones.isEmpty || phones.contains(numbers[entry.numberID]?.digits ?? ""),
                countries.isEmpty || countries.contains(MarketTable.bundled.country(of: entry.recipient))
            else { continue }
            for (moment, isDelivery) in [(entry.sentAt, false), (entry.deliveredAt ?? entry.readAt, true)] {
                guard let moment, frame.contains(moment) else { continue }
                let (start, end) = period(of: moment.seconds, frame.granularity)
                var point = points[start] ?? (end, 0, 0)
                if isDelivery { point.delivered += 1 } else { point.sent += 1 }
                points[start] = point
            }
        }
        return [
            "phone_numbers": .array(numberOrder.compactMap { numbers[$0].map { .string($0.digits) } }),
            "granularity": .string(frame.granularity),
            "data_points": .array(
                points.sorted { $0.key < $1.key }.map { start, point in
                    [
                        "start": .integer(start), "end": .integer(point.end), "sent": .integer(point.sent),
                        "delivered": .integer(point.delivered),
                    ]
                }
            ),
        ]
    }

    /// Conversations of the model before July 2025; there are none of messages that are priced one by one.
    func conversationAnalytics(_ arguments: [String: String]) throws(GraphRefusal) -> JSON {
        let frame = try AnalyticsFrame(arguments, among: ["HALF_HOUR", "DAILY", "MONTHLY"], usual: "DAILY")
        var counts: [Int64: (end: Int64, conversations: Int, cost: Points)] = [:]
        for entry in ledgerEntries where entry.opensConversation {
            guard let moment = entry.pricedAt, frame.contains(moment) else { continue }
            let (start, end) = period(of: moment.seconds, frame.granularity)
            var count = counts[start] ?? (end, 0, .zero)
            count.conversations += 1
            count.cost += entry.cost ?? .zero
            counts[start] = count
        }
        let points: [JSON] = counts.sorted { $0.key < $1.key }.map { start, count in
            [
                "start": .integer(start), "end": .integer(count.end), "conversation": .integer(count.conversations),
                "cost": JSONNumber(count.cost.description).map(JSON.number) ?? 0,
            ]
        }
        return ["data": [["data_points": .array(points)]]]
    }

    var ledgerEntries: [LedgerEntry] { ledger.entries.slice(from: 0, limit: .max).map(\.element) }
}

/// The time that a question about analytics is for.
struct AnalyticsFrame {
    let start: Int64
    let end: Int64
    let granularity: String

    init(_ arguments: [String: String], among: [String], usual: String) throws(GraphRefusal) {
        guard let start = arguments["start"].flatMap({ Int64($0) }), let end = arguments["end"].flatMap({ Int64($0) }),
            start <= end
        else { throw .parameter("The parameters start and end are required.") }
        let granularity = arguments["granularity"]?.uppercased() ?? usual
        guard among.contains(granularity) else {
            throw .parameter(
                "Param granularity must be one of {\(among.joined(separator: ", "))} - got \"\(granularity)\"."
            )
        }
        (self.start, self.end, self.granularity) = (start, end, granularity)
    }

    func contains(_ moment: Timestamp) -> Bool { start <= moment.seconds && moment.seconds < end }
}
