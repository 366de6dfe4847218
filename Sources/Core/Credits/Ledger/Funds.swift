package import Primitives

/// The whole arithmetic of a wallet: balances, lots and holds, changed by transfers and by nothing else.
///
/// The live ledger and the rebuild both go through `post`, so that a replay of the journal must give the same numbers. It
/// knows neither time nor messages: what a transfer needs is in the transfer.
package struct Funds: Sendable, Equatable {
    package private(set) var balances: Balances
    /// In burn order. Lots that are used up may be left out.
    package private(set) var lots: [Lot]
    package private(set) var holds: [HoldID: HeldFunds]

    package init(balances: Balances = Balances(), lots: [Lot] = [], holds: [HoldID: HeldFunds] = [:]) {
        self.balances = balances
        self.lots = lots.sorted(by: Lot.burnsBefore)
        self.holds = holds
    }

    package func lot(_ id: LotID) -> Lot? { lots.first { $0.id == id } }

    /// Adds holds that were made earlier.
    mutating func add(_ earlier: [HoldID: HeldFunds]) {
        holds.merge(earlier) { kept, _ in kept }
    }

    /// Applies a transfer. For a grant, `lot` is the new lot.
    ///
    /// - Throws: `CreditError`; then the value is not to be used any more.
    package mutating func post(_ transfer: Transfer, granting lot: Lot? = nil) throws(CreditError) {
        guard transfer.amount > .zero else { throw .badAmount(transfer.amount) }
        try balances.move(transfer.amount, from: transfer.kind.debit, to: transfer.kind.credit)
        switch transfer.kind {
        case .purchase, .trial, .promotion, .adjustment:
            guard let lot, lot.id == transfer.lot else { throw .badAmount(transfer.amount) }
            let place = lots.firstIndex { Lot.burnsBefore(lot, $0) } ?? lots.endIndex
            lots.insert(lot, at: place)
        case .hold:
            try reserve(transfer.amount, for: transfer.hold)
        case .freeze:
            try reserve(transfer.amount, for: transfer.hold, first: transfer.lot)
        case .capture:
            try capture(transfer.amount, from: transfer.hold)
        case .release:
            try release(transfer.amount, from: transfer.hold)
        case .late, .shortfall:
            break
        case .expiry:
            guard let place = lots.firstIndex(where: { $0.id == transfer.lot }), transfer.amount <= lots[place].free
            else {
                throw .badAmount(transfer.amount)
            }
            lots[place].expired += transfer.amount
        case .clawback, .withdrawal, .correction, .deduction:
            takeBack(transfer.amount, first: transfer.lot)
        }
        coverDebt()
    }

    /// Takes free points in burn order.
    ///
    /// - Parameter first: a lot that comes before all others.
    private mutating func reserve(_ amount: Points, for hold: HoldID?, first: LotID? = nil) throws(CreditError) {
        guard let hold, holds[hold] == nil else { throw .badAmount(amount) }
        guard balances.available >= .zero else {
            throw .insufficient(available: balances.available + amount, needed: amount)
        }
        var portions: [HeldFunds.Portion] = []
        var wanted = amount
        for place in places(first) where wanted > .zero && lots[place].free > .zero {
            let taken = min(wanted, lots[place].free)
            lots[place].held += taken
            portions.append(HeldFunds.Portion(lot: lots[place].id, amount: taken))
            wanted -= taken
        }
        guard wanted == .zero else { throw .insufficient(available: amount - wanted, needed: amount) }
        holds[hold] = HeldFunds(id: hold, amount: amount, portions: portions)
    }

    /// The refunded lot's free points go first, then others in burn order; what no lot has is debt. A deduction has no lot, and is
    /// never more than what is free.
    private mutating func takeBack(_ amount: Points, first: LotID?) {
        var wanted = amount
        for place in places(first) where wanted > .zero && lots[place].free > .zero {
            let taken = min(wanted, lots[place].free)
            lots[place].clawed += taken
            wanted -= taken
        }
    }

    private func places(_ first: LotID?) -> [Int] {
        guard let place = lots.firstIndex(where: { $0.id == first }) else { return Array(lots.indices) }
        return [place] + lots.indices.filter { $0 != place }
    }

    /// Uses up the hold's lots from the first.
    private mutating func capture(_ amount: Points, from hold: HoldID?) throws(CreditError) {
        var funds = try funds(of: hold, atLeast: amount)
        var wanted = amount
        for place in funds.portions.indices where wanted > .zero {
            let taken = min(wanted, funds.portions[place].left)
            funds.portions[place].used += taken
            move(taken, ofLot: funds.portions[place].lot, used: true)
            wanted -= taken
        }
        funds.captured += amount
        holds[funds.id] = funds
    }

    /// Gives back to the hold's lots from the last, so that what is left is what burns first.
    private mutating func release(_ amount: Points, from hold: HoldID?) throws(CreditError) {
        var funds = try funds(of: hold, atLeast: amount)
        var wanted = amount
        for place in funds.portions.indices.reversed() where wanted > .zero {
            let taken = min(wanted, funds.portions[place].left)
            funds.portions[place].freed += taken
            move(taken, ofLot: funds.portions[place].lot, used: false)
            wanted -= taken
        }
        funds.released += amount
        holds[funds.id] = funds
    }

    private func funds(of hold: HoldID?, atLeast amount: Points) throws(CreditError) -> HeldFunds {
        guard let hold, let funds = holds[hold], amount <= funds.left else { throw .badAmount(amount) }
        return funds
    }

    private mutating func move(_ amount: Points, ofLot id: LotID, used: Bool) {
        guard amount > .zero, let place = lots.firstIndex(where: { $0.id == id }) else { return }
        lots[place].held -= amount
        if used { lots[place].used += amount }
    }

    /// Free points and debt cannot both be: whatever is free beyond the available balance pays for what was
    /// charged late or taken back.
    private mutating func coverDebt() {
        var beyond = lots.reduce(Points.zero) { $0 + $1.free } - max(balances.available, .zero)
        for place in lots.indices where beyond > .zero && lots[place].free > .zero {
            let taken = min(beyond, lots[place].free)
            lots[place].used += taken
            beyond -= taken
        }
    }
}
