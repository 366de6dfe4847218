import Primitives

/// How many of a workspace's messages have arrived, by category and market: what a campaign's expected cost goes by.
package struct PastDelivery: Sendable, Equatable {
    package struct Key: Hashable, Sendable {
        package let category: MessageCategory
        package let market: String

        package init(_ category: MessageCategory, _ market: String) {
            self.category = category
            self.market = market
        }
    }

    /// Of everything that was looked at, and of the worst of its days.
    package struct Record: Sendable, Equatable, Codable {
        package let usual: DeliveryShare
        package let worst: DeliveryShare

        package init(usual: DeliveryShare, worst: DeliveryShare) {
            self.usual = usual
            self.worst = worst
        }
    }

    /// Where nothing is known yet nine of ten are expected, and half on a bad day: an assumption of ours, and said to be one.
    package static let assumed = Record(usual: DeliveryShare(9, of: 10), worst: DeliveryShare(1, of: 2))
    /// Fewer messages say nothing about the next.
    package static let messagesMin: Int64 = 100
    /// A day with fewer is no day to judge by.
    package static let dayMin: Int64 = 50
    /// Only the newest are looked at, so that a page is not waited for.
    package static let messagesMax = 20_000
    package static let daysMax: Int64 = 90

    private let records: [Key: Record]

    package init(_ records: [Key: Record] = [:]) {
        self.records = records
    }

    /// - Parameter days: what was settled of each day's messages. A day's number does not matter.
    init(days: [(key: Key, share: DeliveryShare)]) {
        records = Dictionary(grouping: days, by: \.key).compactMapValues { days in
            let shares = days.map(\.share)
            let usual = DeliveryShare(shares.reduce(0) { $0 + $1.delivered }, of: shares.reduce(0) { $0 + $1.of })
            guard usual.of >= Self.messagesMin else { return nil }
            // Of two fractions the smaller, without dividing: there are 20,000 messages at most.
            let worst = shares.filter { $0.of >= Self.dayMin }.min { $0.delivered * $1.of < $1.delivered * $0.of }
            return Record(usual: usual, worst: worst ?? usual)
        }
    }

    /// `nil` where too little was sent to go by.
    package func record(_ category: MessageCategory, _ market: String) -> Record? { records[Key(category, market)] }
}
