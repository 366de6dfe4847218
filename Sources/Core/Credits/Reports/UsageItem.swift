import Primitives

/// A row of the export.
enum UsageItem: Sendable {
    case message(UsageLine)
    case booked(BookedDifference)

    var at: Timestamp {
        switch self {
        case .message(let line): line.at
        case .booked(let difference): difference.at
        }
    }
}
