import Storage

/// The accounts of one wallet; a transfer moves points from one to another.
///
/// The raw values are the columns of `wallets` and are stored in the journal.
package enum Account: String, CaseIterable, Sendable, DatabaseValue {
    /// May be spent. Below zero it is debt.
    case available
    /// Reserved for messages under way.
    case held
    /// Charged.
    case spent
    /// Came in as a purchase.
    case paidIn = "paid_in"
    /// Came in as a trial or a promotion.
    case promoIn = "promo_in"
    /// Came in as a correction by the operator; below zero when more was taken away.
    case adjusted
    /// Ran out unused.
    case expired

    /// Where points come from: such an account counts what it gave, so that all balances read as people say them.
    package var isSource: Bool {
        switch self {
        case .paidIn, .promoIn, .adjusted: true
        case .available, .held, .spent, .expired: false
        }
    }
}
