package import Primitives
import Storage

/// The seven balances of a wallet. What came in always equals what is somewhere: see `isBalanced`.
package struct Balances: Sendable, Equatable {
    package private(set) var available = Points.zero
    package private(set) var held = Points.zero
    package private(set) var spent = Points.zero
    package private(set) var paidIn = Points.zero
    package private(set) var promoIn = Points.zero
    package private(set) var adjusted = Points.zero
    package private(set) var expired = Points.zero

    package init() {}

    package subscript(account: Account) -> Points {
        get {
            switch account {
            case .available: available
            case .held: held
            case .spent: spent
            case .paidIn: paidIn
            case .promoIn: promoIn
            case .adjusted: adjusted
            case .expired: expired
            }
        }
        set {
            switch account {
            case .available: available = newValue
            case .held: held = newValue
            case .spent: spent = newValue
            case .paidIn: paidIn = newValue
            case .promoIn: promoIn = newValue
            case .adjusted: adjusted = newValue
            case .expired: expired = newValue
            }
        }
    }

    /// - Throws: `CreditError.overflow`, having changed nothing.
    mutating func move(_ amount: Points, from debit: Account, to credit: Account) throws(CreditError) {
        let debited = debit.isSource ? self[debit].adding(amount) : self[debit].adding(-amount)
        let credited = credit.isSource ? self[credit].adding(-amount) : self[credit].adding(amount)
        guard let debited, let credited else { throw .overflow }
        self[debit] = debited
        self[credit] = credited
    }

    /// Whether points ever came that were paid for: bought, or given by the operator's hand for money that came another way. Who has none
    /// is not asked for more: a trial begins below the line.
    package var hasBought: Bool { paidIn > .zero || adjusted > .zero }

    /// The same of a row of `wallets`.
    static let hasBought: SQL = "(paid_in > 0 OR adjusted > 0)"

    package var isBalanced: Bool {
        available.micro &+ held.micro &+ spent.micro &+ expired.micro == paidIn.micro &+ promoIn.micro &+ adjusted.micro
    }
}
