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

    /// For operators.
    package var words: String {
        switch self {
        case .amount: "More or less came than was asked for. It was not credited."
        case .currency: "Money in another currency came than was asked for. It was not credited."
        case .twice: "The payment was credited before, by other money: this came as well, and was not."
        case .late: "It came after the payment was closed. By the setting late-capture it goes back by itself."
        case .beyond: "More went back than was left of the payment. No points were taken for what is beyond."
        case .returned: "A refund was done and came back: its points were taken, and the money is here again."
        case .dispute: "A bank asks about no money, or about another currency's, so no points were set aside."
        }
    }
}
