package import Primitives

/// So many of so many messages that arrived.
package struct DeliveryShare: Sendable, Equatable, Codable {
    package let delivered: Int64
    /// More than nothing, and at least as many.
    package let of: Int64

    package init(_ delivered: Int64, of all: Int64) {
        self.delivered = delivered
        of = all
    }

    /// What costs `amount` if all arrive costs this much if this share does, rounded half up to the micro-point.
    ///
    /// - Parameter amount: not negative.
    package func points(of amount: Points) -> Points {
        let product = amount.micro.multipliedFullWidth(by: delivered)
        // No more than the amount itself, so it cannot overflow.
        let (quotient, remainder) = of.dividingFullWidth(product)
        return Points(micro: quotient + (remainder >= of - remainder ? 1 : 0))
    }
}
