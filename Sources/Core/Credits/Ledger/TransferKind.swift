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

    /// The account that gives.
    package var debit: Account {
        switch self {
        case .purchase: .paidIn
        case .trial, .promotion: .promoIn
        case .adjustment: .adjusted
        case .hold, .late, .expiry: .available
        case .capture, .release: .held
        }
    }

    /// The account that takes.
    package var credit: Account {
        switch self {
        case .purchase, .trial, .promotion, .adjustment, .release: .available
        case .hold: .held
        case .capture, .late: .spent
        case .expiry: .expired
        }
    }
}
