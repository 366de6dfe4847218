import Primitives

extension BillingSettings {
    /// When plans are asked to be paid, and what becomes of those that are not.
    package var subscriptions: SubscriptionTerms {
        get throws {
            let standard = SubscriptionTerms()
            func days(_ name: String) throws -> Duration? {
                try read(name, "a whole number from 0 to 27") { text in
                    Int64(text).flatMap { (0...27).contains($0) ? .days($0) : nil }
                }
            }
            let unpaid = try read("plans.unpaid", "expired or paused") { text in
                SubscriptionState(rawValue: text).flatMap { $0.isLocked ? $0 : nil }
            }
            return SubscriptionTerms(
                notice: try days("plans.notice-days") ?? standard.notice,
                grace: try days("plans.grace-days") ?? standard.grace,
                unpaid: unpaid ?? standard.unpaid
            )
        }
    }
}
