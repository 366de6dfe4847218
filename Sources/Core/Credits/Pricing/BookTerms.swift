import Primitives

/// How a currency's rates become prices in points.
package struct BookTerms: Sendable, Equatable {
    /// ISO 4217; also the book's name.
    package let currency: String
    package let pointsPerUnit: Int64
    /// Minutes east of UTC of the midnight at which Meta's changes begin.
    package let utcOffsetMinutes: Int64

    package init(currency: String, pointsPerUnit: Int64, utcOffsetMinutes: Int64) {
        self.currency = currency
        self.pointsPerUnit = pointsPerUnit
        self.utcOffsetMinutes = utcOffsetMinutes
    }

    func day(of moment: Timestamp) -> CivilDay { CivilDay(of: moment, utcOffsetMinutes: utcOffsetMinutes) }

    func start(of day: CivilDay) -> Timestamp { day.start(utcOffsetMinutes: utcOffsetMinutes) }

    /// Meta's changes begin at midnight in the account's time zone. Accounts in rupees are Indian ones; for others it is UTC.
    static func standard(_ currency: String, pointsPerUnit: Int64) -> BookTerms {
        BookTerms(currency: currency, pointsPerUnit: pointsPerUnit, utcOffsetMinutes: currency == "INR" ? 330 : 0)
    }
}
