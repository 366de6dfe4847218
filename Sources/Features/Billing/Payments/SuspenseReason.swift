import Storage

/// Why money waits for the operator: it came and was not credited, or it went and does not fit.
package enum SuspenseReason: String, Sendable, Codable, CaseIterable, DatabaseValue {
    /// More or less than was asked for.
    case amount
    case currency
    /// The payment was credited before, by other money.
    case twice
    /// The payment was closed, and the operator sends such money back.
    case late
    /// A refund of which there was less left: made in the gateway's console, or told after the money was spoken for.
    case beyond
    /// A refund that was done, and came back.
    case returned
    /// A bank's dispute about no money, or about another currency's.
    case dispute
}
