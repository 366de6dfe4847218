import Storage

/// Why money that came was not credited.
package enum SuspenseReason: String, Sendable, Codable, CaseIterable, DatabaseValue {
    /// More or less than was asked for.
    case amount
    case currency
    /// The payment was credited before, by other money.
    case twice
    /// The payment was closed, and the operator sends such money back.
    case late
}
