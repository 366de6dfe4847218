import Primitives
import Storage

/// A wallet that is being changed: locked and read first, changed in memory by transfers, written once at the end.
///
/// `save` writes the difference between the two states, in a fixed number of statements however many transfers there are.
struct OpenWallet {
    let row: WalletRow
    private var before: Funds
    private(set) var funds: Funds
    private var transfers: [Transfer] = []

    private let ledger: Ledger
    private let now: Timestamp

    /// Nobody else can change the wallet, its lots or what is captured and released of its holds until the transaction ends.
    ///
    /// - Throws: `CreditError.noWallet`.
    init(_ workspace: WorkspaceID, ledger: Ledger) throws {
        self.ledger = ledger
        now = ledger.ambient.now()
        row = try WalletStore(transaction: ledger.transaction).lock(workspace)
        let lots = try LotStore(transaction: ledger.transaction, workspace: workspace).live()
        before = Funds(balances: row.balances, lots: lots)
        funds = before
    }

    /// Reads the holds that will be touched.
    mutating func read(_ holds: [HoldID]) throws {
        let read = try HoldStore(transaction: ledger.transaction, workspace: row.workspace).funds(holds)
        before.add(read)
        funds.add(read)
    }

    mutating func post(_ transfer: Transfer, granting lot: Lot? = nil) throws(CreditError) {
        try funds.post(transfer, granting: lot)
        transfers.append(transfer)
    }

    /// Takes away what has run out and is in nobody's hold. By the clock and not by the journal's time, which a clock that
    /// once jumped ahead would keep ahead.
    mutating func expireDue() throws(CreditError) {
        for lot in funds.lots where lot.isDue(at: now) && lot.free > .zero {
            try post(.expiry(lot.free, lot: lot.id, before: lot.expired))
        }
    }

    /// Writes everything, the wallet last, and tells of it.
    ///
    /// - Parameter granted: points came in, by which a lock is undone.
    func save(granted: Bool = false) throws {
        guard !transfers.isEmpty else { return }
        let workspace = row.workspace
        let known = Dictionary(before.lots.map { ($0.id, $0) }) { first, _ in first }
        try LotStore(transaction: ledger.transaction, workspace: workspace)
            .update(funds.lots.filter { lot in known[lot.id].map { $0 != lot } ?? false })
        try HoldStore(transaction: ledger.transaction, workspace: workspace).update(from: before.holds, to: funds.holds)

        try countCaps()

        let wallets = WalletStore(transaction: ledger.transaction)
        try wallets.insert(transfers, workspace: workspace, after: row.lastSequence, at: moment)
        try wallets.update(
            workspace,
            funds.balances,
            lastSequence: row.lastSequence + Int64(transfers.count),
            lastAt: moment
        )
        try WalletAlerts(ledger: ledger, row: row).tell(of: funds.balances, granted: granted, at: now)
    }

    /// The journal's time of what is posted now: a clock that steps back cannot reorder it.
    var moment: Timestamp { max(now, row.lastAt) }

    /// What is not used gives its cap back, and what is charged beyond a hold counts like it.
    private func countCaps() throws {
        guard row.isCapped else { return }
        var changes: [HoldID: Points] = [:]
        for transfer in transfers {
            guard let hold = transfer.hold else { continue }
            switch transfer.kind {
            case .release: changes[hold, default: .zero] -= transfer.amount
            case .late: changes[hold, default: .zero] += transfer.amount
            default: break
            }
        }
        try CapStore(transaction: ledger.transaction, workspace: row.workspace).change(changes)
    }
}
