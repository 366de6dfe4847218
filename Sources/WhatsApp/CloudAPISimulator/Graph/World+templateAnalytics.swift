import CloudAPI
import Primitives

/// `template_analytics`, counted from the ledger. Source: reference section 15; the form of days without a message is that
/// of ruby_whatsapp_sdk's recording template_analytics_with_all_metric_types.yml (2026-02-11).
extension World {
    /// One point for each template and day, also of days without a message.
    func templateAnalytics(_ arguments: [String: String]) throws(GraphRefusal) -> JSON {
        let frame = try AnalyticsFrame(arguments, among: ["DAILY"], usual: "DAILY")
        let ids = Self.list(arguments["template_ids"])
        guard (1...10).contains(ids.count) else { throw .parameter("Param template_ids must have 1 to 10 elements.") }
        guard account.isEnabledForInsights else {
            throw .template(
                200_007,
                "Template insights not enabled",
                "Template insights are not enabled for the account."
            )
        }
        let days = templateDays(of: ids, in: frame)
        let metrics = Set(Self.list(arguments["metric_types"]).map { $0.uppercased() })
        let points = ids.flatMap { id in
            starts(of: frame).map { start in
                json(id, start: start, days[TemplateDay.Key(id: id, start: start)] ?? TemplateDay(), metrics)
            }
        }
        return ["data": [["granularity": "DAILY", "product_type": "cloud_api", "data_points": .array(points)]]]
    }

    private struct TemplateDay {
        struct Key: Hashable {
            let id: String
            let start: Int64
        }

        var sent = 0
        var delivered = 0
        var read = 0
        var cost = Points.zero
    }

    private func templateDays(of ids: [String], in frame: AnalyticsFrame) -> [TemplateDay.Key: TemplateDay] {
        var days: [TemplateDay.Key: TemplateDay] = [:]
        for entry in ledgerEntries {
            guard let id = entry.template?.id, ids.contains(id) else { continue }
            let arrival = entry.deliveredAt ?? entry.readAt
            for (moment, path) in [
                (entry.sentAt, \TemplateDay.sent), (arrival, \.delivered), (entry.readAt, \.read),
            ] {
                guard let moment, frame.contains(moment) else { continue }
                days[key(id, moment), default: TemplateDay()][keyPath: path] += 1
            }
            if let moment = entry.pricedAt, let cost = entry.cost, frame.contains(moment) {
                days[key(id, moment), default: TemplateDay()].cost += cost
            }
        }
        return days
    }

    private func key(_ id: String, _ moment: Timestamp) -> TemplateDay.Key {
        TemplateDay.Key(id: id, start: period(of: moment.seconds, "DAILY").0)
    }

    /// The first seconds of the frame's days, of the newest 90.
    private func starts(of frame: AnalyticsFrame) -> [Int64] {
        let last = period(of: frame.end - 1, "DAILY").0
        let first = max(period(of: frame.start, "DAILY").0, last - 89 * 86400)
        return last < first ? [] : Array(stride(from: first, through: last, by: 86400))
    }

    private func json(_ id: String, start: Int64, _ day: TemplateDay, _ metrics: Set<String>) -> JSON {
        func wants(_ metric: String) -> Bool { metrics.isEmpty || metrics.contains(metric) }
        let spent: JSON? = day.cost == .zero ? nil : JSONNumber(day.cost.description).map(JSON.number)
        return [
            "template_id": .string(id), "start": .integer(start), "end": .integer(start + 86400),
            "sent": wants("SENT") ? .integer(day.sent) : nil,
            "delivered": wants("DELIVERED") ? .integer(day.delivered) : nil,
            "read": wants("READ") ? .integer(day.read) : nil,
            "cost": wants("COST")
                ? [
                    ["type": "amount_spent", "value": spent], ["type": "cost_per_delivered"],
                    ["type": "cost_per_url_button_click"],
                ] : nil,
        ]
    }
}
