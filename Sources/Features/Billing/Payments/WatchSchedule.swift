package import Primitives

/// When a gateway is asked again what has become of a payment, whose webhook may have been lost.
package enum WatchSchedule {
    /// How long after the end nobody can pay any more, as far as the gateway's clock goes.
    package static let grace: Duration = .minutes(2)

    /// `nil` when it need not be asked any more.
    ///
    /// While a customer may pay: every quarter of a minute at first, then more rarely. After the end a few times in three
    /// days, for money that comes late.
    package static func next(_ payment: Payment, at now: Timestamp) -> Timestamp? {
        switch payment.state {
        case .captured: nil
        case .pending: now + pause(age: now - payment.createdAt)
        case .cancelled, .failed, .expired, .suspense:
            late.map { (payment.closedAt ?? payment.createdAt) + $0 }.first { $0 > now }
        }
    }

    private static func pause(age: Duration) -> Duration {
        switch age {
        case ..<Duration.minutes(2): .seconds(15)
        case ..<Duration.minutes(10): .seconds(30)
        case ..<Duration.minutes(60): .minutes(2)
        default: .minutes(5)
        }
    }

    private static let late: [Duration] = [.minutes(2), .minutes(10), .hours(1), .hours(6), .hours(24), .hours(72)]
}
