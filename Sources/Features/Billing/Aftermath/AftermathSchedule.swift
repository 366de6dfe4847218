import Primitives

/// How often gateways are asked what has become of money that was credited.
package enum AftermathSchedule {
    package static let pause: Duration = .minutes(5)
    /// A gateway that is not set up is looked for again.
    static let idle: Duration = .hours(1)
    /// What is under way, and was heard of before, is asked for by its name.
    static let openPause: Duration = .hours(1)
    /// Lists are asked for from so long before the last good look: what a gateway shows late is not missed.
    static let overlap: Duration = .days(1)
    /// However long nobody looked.
    static let sinceMost: Duration = .days(30)

    /// Payment by payment, where a gateway has no list: at every look for two hours, hourly for a day, and daily for as long as
    /// a bank may ask. Visa and Mastercard give cardholders 120 days.
    static let eachFor: Duration = .days(120)
    static let freshFor: Duration = .hours(2)
    static let youngFor: Duration = .days(1)
    /// Asked for one after the other in one look.
    static let most = 200
}
