import Calendars
package import Primitives

/// When a campaign's messages may leave, and how fast.
package struct Schedule: Sendable, Equatable, Codable {
    package enum Zone: String, Sendable, Codable, CaseIterable {
        case account
        /// Everybody gets it when their own clock shows the start's time.
        case recipient
    }

    package enum Delivery: String, Sendable, Codable, CaseIterable {
        case standard
        /// Meta's Marketing Messages API, where it takes the message; the standard way where it does not.
        case optimised
    }

    /// What people get for whom it is past the start's time on their own clock already.
    package enum Passed: String, Sendable, Codable, CaseIterable {
        /// Nothing: they are left out.
        case skip
        /// The message, as soon as it starts.
        case send
    }

    package var zone: Zone
    package var whenPassed: Passed
    package var quiet: QuietHours?
    package var perMinute: Int?
    package var perDay: Int?
    /// What has not left by then does not leave.
    package var finishBy: Timestamp?
    package var delivery: Delivery
    /// Whoever would start it later than this after its time is asked first.
    package var lateAfterMinutes: Int

    package init() {
        (zone, whenPassed, delivery, lateAfterMinutes) = (.account, .skip, .standard, 60)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        zone = try container.decodeIfPresent(Zone.self, forKey: .zone) ?? .account
        whenPassed = try container.decodeIfPresent(Passed.self, forKey: .whenPassed) ?? .skip
        quiet = try container.decodeIfPresent(QuietHours.self, forKey: .quiet)
        perMinute = try container.decodeIfPresent(Int.self, forKey: .perMinute)
        perDay = try container.decodeIfPresent(Int.self, forKey: .perDay)
        finishBy = try container.decodeIfPresent(Timestamp.self, forKey: .finishBy)
        delivery = try container.decodeIfPresent(Delivery.self, forKey: .delivery) ?? .standard
        lateAfterMinutes = try container.decodeIfPresent(Int.self, forKey: .lateAfterMinutes) ?? 60
    }
}

extension Schedule {
    /// When a campaign begins that starts at a time: by the recipients' clocks, when the first clock on earth shows it.
    ///
    /// Source: IANA time zone database 2025b, Pacific/Kiritimati, UTC+14.
    func begins(_ start: Timestamp, account: ZoneClock) -> Timestamp {
        guard zone == .recipient, let first = ZoneClock("Pacific/Kiritimati") else { return start }
        return min(start, SendingHours([first], nil).moment(showing: start, of: account))
    }
}

/// When nobody is written to: from one time of the day to another, over midnight where the second is earlier.
package struct QuietHours: Sendable, Equatable, Codable {
    /// `HH:MM`.
    package var from: String
    package var to: String
    /// The days on which messages may leave, 1 for Monday to 7; every day when `nil`.
    package var days: [Int]?

    package init(from start: String, to end: String, days: [Int]? = nil) {
        (from, to, self.days) = (start, end, days)
    }
}
