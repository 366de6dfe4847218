package import Credits
package import Primitives

/// What a campaign will probably cost: its estimate, which is the most, with how many of the workspace's messages usually arrive.
package struct CampaignOutlook: Sendable, Equatable {
    package let estimate: CampaignEstimate
    package let past: PastDelivery
    /// If as many arrive as usually do.
    package let expected: Points
    /// If as few arrive as on the worst day.
    package let least: Points

    init(_ estimate: CampaignEstimate, past: PastDelivery) {
        self.estimate = estimate
        self.past = past
        var (expected, least) = (Points.zero, Points.zero)
        for line in estimate.lines {
            let record = past.record(line.category, line.market) ?? PastDelivery.assumed
            let amount = line.price.times(Int64(line.count)) ?? .zero
            // Each is at most the line's own amount, so the sums are at most the total.
            expected += record.usual.points(of: amount)
            least += record.worst.points(of: amount)
        }
        self.expected = expected
        self.least = least
    }

    /// Whether a line that costs something has no past to go by.
    package var isAssumed: Bool {
        estimate.lines.contains { $0.price > .zero && past.record($0.category, $0.market) == nil }
    }
}
