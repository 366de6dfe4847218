import Primitives
import Storage
import Templates

/// Keeps the counters of templates while their messages move: an observer of messages. A batch of changes costs one
/// statement for each template in it, and nothing is ever counted.
package struct TemplateProgress: Sendable {
    /// "User stopped marketing messages". Source: whatsapp-cloud-api.md, section 10.
    private static let stopped: Int64 = 131_050

    package init() {}

    package var observer: MessageObserver {
        { transaction, workspace, changes in
            var numbers: [TemplateID: TemplateNumbers] = [:]
            for change in changes {
                guard let template = change.template else { continue }
                numbers[template] = (numbers[template] ?? TemplateNumbers()) + Self.numbers(of: change)
            }
            guard !numbers.isEmpty, let at = changes.map(\.at).max() else { return }
            try TemplateNumberStore(transaction, in: workspace).add(numbers, at: at)
        }
    }

    /// A step from one state to another counts all that lie between: a read message was delivered, and sent.
    static func numbers(of change: MessageChange) -> TemplateNumbers {
        var numbers = TemplateNumbers()
        func reached(_ states: Set<MessageState>) -> Int64 {
            let before = change.from.map(states.contains) ?? false
            return !before && states.contains(change.to) ? 1 : 0
        }
        numbers.sent = reached([.accepted, .sent, .delivered, .read])
        numbers.delivered = reached([.delivered, .read])
        numbers.read = reached([.read])
        numbers.failed = reached([.failed])
        numbers.blocked = numbers.failed > 0 && change.errorCode == stopped ? 1 : 0
        if let charged = change.charged { numbers.cost = charged - (change.chargedBefore ?? .zero) }
        return numbers
    }
}
