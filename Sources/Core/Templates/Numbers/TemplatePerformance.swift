import CloudAPI
import Primitives

/// What became of a template's messages, as the API gives it.
struct TemplatePerformance: Codable, Sendable {
    let sent: Int64
    let delivered: Int64
    let read: Int64
    let failed: Int64
    let replied: Int64
    let clicked: Int64
    /// Customers who stopped marketing at WhatsApp (131050), or wrote STOP within 72 hours.
    let blocked: Int64
    let cost: Points
    /// `nil` while nobody has answered.
    let costPerReply: Points?
    let buttons: [Button]
    let days: [Day]

    struct Button: Codable, Sendable {
        let index: Int
        let text: String
        let clicks: Int64
    }

    struct Day: Codable, Sendable {
        let day: String
        let sent: Int64
        let delivered: Int64
        let read: Int64
        let replied: Int64
        let clicked: Int64
        let cost: Points
    }

    init(_ lines: [TemplateNumberStore.Line], of template: Template) {
        let whole = lines.filter { $0.button < 0 }
        let sum = whole.reduce(TemplateNumbers()) { $0 + $1.numbers }
        sent = sum.sent
        delivered = sum.delivered
        read = sum.read
        failed = sum.failed
        replied = sum.replied
        clicked = sum.clicked
        blocked = sum.blocked
        cost = sum.cost
        costPerReply = sum.replied > 0 ? Points(micro: sum.cost.micro / sum.replied) : nil
        let clicks = Dictionary(grouping: lines.filter { $0.button >= 0 }, by: \.button)
            .mapValues { $0.reduce(0) { $0 + $1.numbers.clicked } }
        buttons = template.buttonLabels.map {
            Button(index: $0.index, text: $0.text, clicks: clicks[Int64($0.index)] ?? 0)
        }
        days = whole.map { line in
            Day(
                day: CivilDay(daysSince1970: line.day).description,
                sent: line.numbers.sent,
                delivered: line.numbers.delivered,
                read: line.numbers.read,
                replied: line.numbers.replied,
                clicked: line.numbers.clicked,
                cost: line.numbers.cost
            )
        }
    }
}

extension Template {
    /// The buttons with their places: from 0, and in a carousel 100 for each card up to its own.
    package var buttonLabels: [(index: Int, text: String)] {
        func labels(_ components: [JSON], from start: Int) -> [(index: Int, text: String)] {
            let buttons = components.first { $0["type"]?.string?.uppercased() == "BUTTONS" }?["buttons"]?.array ?? []
            return buttons.enumerated().map { (start + $0, $1["text"]?.string ?? $1["type"]?.string ?? "") }
        }
        let cards = components.first { $0["type"]?.string?.uppercased() == "CAROUSEL" }?["cards"]?.array ?? []
        return labels(components, from: 0)
            + cards.enumerated().flatMap { labels($1["components"]?.array ?? [], from: 100 * ($0 + 1)) }
    }
}
