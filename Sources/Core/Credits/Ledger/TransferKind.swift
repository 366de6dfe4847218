import Storage

/// Why points moved.
package enum TransferKind: String, CaseIterable, Sendable, DatabaseValue {
    case purchase
    case trial
    case promotion
    case adjustment
    case hold
    case capture
    case release
    case late
    case expiry
    /// A refunded purchase's points go back; below zero if need be.
    case clawback
    /// The same for a trial or a promotion.
    case withdrawal
    /// The same for an adjustment.
    case correction
    /// Taken away by an operator, of what is free: no grant is taken back.
    case deduction
    /// Set aside while a payment is disputed; `release` gives it back.
    case freeze
    /// What the reconciliation found delivered and never charged; below zero if need be.
    case shortfall

    /// The account that gives.
    package var debit: Account {
        switch self {
        case .purchase: .paidIn
        case .trial, .promotion: .promoIn
        case .adjustment: .adjusted
        case .hold, .late, .expiry, .clawback, .withdrawal, .correction, .freeze, .shortfall, .deduction: .available
        case .capture, .release: .held
        }
    }

    /// The account that takes.
    package var credit: Account {
        switch self {
        case .purchase, .trial, .promotion, .adjustment, .release: .available
        case .hold, .freeze: .held
        case .capture, .late, .shortfall: .spent
        case .expiry: .expired
        case .clawback: .paidIn
        case .withdrawal: .promoIn
        case .correction, .deduction: .adjusted
        }
    }
}
