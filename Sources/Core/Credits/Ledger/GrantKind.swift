import Storage

/// Where a lot of points came from.
package enum GrantKind: String, CaseIterable, Sendable, DatabaseValue {
    case purchase
    case trial
    case promotion
    case adjustment

    package var transfer: TransferKind {
        switch self {
        case .purchase: .purchase
        case .trial: .trial
        case .promotion: .promotion
        case .adjustment: .adjustment
        }
    }

    /// What takes such a lot back.
    package var clawback: TransferKind {
        switch self {
        case .purchase: .clawback
        case .trial, .promotion: .withdrawal
        case .adjustment: .correction
        }
    }

    /// The order of use when the caller does not say: what was given goes before what was paid for.
    package var priority: Int {
        switch self {
        case .trial, .promotion: 10
        case .adjustment: 15
        case .purchase: 20
        }
    }
}
