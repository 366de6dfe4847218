package import Primitives

/// Every way in which the reconciliation says no.
package enum ReconciliationError: Error, Equatable {
    /// No number of the workspace is of that channel.
    case noChannel(ChannelID)
    /// Meta was never asked about the day.
    case unknown(CivilDay)
    /// Webhooks of the day may still come until then.
    case waiting(CivilDay, until: Timestamp)
    case badReason
    case badDay(field: String)
    case badMonth
    /// Too many days at once, a day that is still to come, or an end before its beginning.
    case badPeriod(daysMost: Int64)
}
