package import Primitives

/// When a gateway is asked again what has become of a payment, whose webhook may have been lost.
package enum WatchSchedule {
    /// How long after the end nobody can pay any more, as far as the gateway's clock goes.
    package static let grace: Duration = .minutes(2)

    /// `nil` when it need not be asked any more.
    ///
    /// While a customer may pay: every quarter of a minute at first, then more rarely. After the end, for money that comes
    /// late: within the hour for a day, then every six hours for `lateFor`; some 45 times in all.
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

    /// How long after its end money may still come for a payment.
    ///
    /// Razorpay asks banks about attempts that hang for 3 days, and sends back in 5 what was authorised late and not captured
    /// (razorpay.com/docs/payments/payments/late-authorisation, read 2026-11-30). The others say nothing: our choice.
    package static let lateFor: Duration = .days(5)

    private static let late: [Duration] =
        [.minutes(2), .minutes(10), .minutes(30)] + (1...24).map { .hours($0) }
        + stride(from: 30, through: 120, by: 6).map { .hours($0) }
}
