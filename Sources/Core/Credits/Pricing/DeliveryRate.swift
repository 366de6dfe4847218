import Primitives

/// How many of ten thousand messages are delivered, from past campaigns.
package struct DeliveryRate: Sendable, Equatable {
    /// In the worst past campaign, and usually: 0 to 10,000.
    package let least: Int64
    package let usual: Int64

    /// Without a past: between none and all, and all expected, for that is what is held.
    package static let unknown = DeliveryRate(least: 0, usual: 10_000)

    package init(least: Int64, usual: Int64) {
        self.least = max(0, min(least, 10_000))
        self.usual = max(0, min(usual, 10_000))
    }

    func least(of amount: Points) -> Points { share(least, of: amount) }

    func usual(of amount: Points) -> Points { share(usual, of: amount) }

    /// Rounded down to a micro-point. Divides first, so that no product overflows.
    private func share(_ rate: Int64, of amount: Points) -> Points {
        Points(micro: amount.micro / 10_000 * rate + amount.micro % 10_000 * rate / 10_000)
    }
}
