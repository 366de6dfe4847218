import Primitives

/// A row of the journal with the available balance after it.
struct StatementLineBody: Codable, Sendable {
    let id: TransferID
    let at: Timestamp
    let kind: String
    let amount: Points
    let debit: String
    let credit: String
    let reference: String?
    let label: String?
    /// What it did to the available balance: below zero when it took.
    let moved: Points
    let balance: Points

    init(_ line: JournalStore.Line, balance: Points) {
        id = TransferID(rawValue: line.sequence)
        at = line.at
        kind = line.kind.rawValue
        amount = line.amount
        debit = line.kind.debit.rawValue
        credit = line.kind.credit.rawValue
        reference = line.reference
        label = line.label
        moved = line.moved
        self.balance = balance
    }
}
