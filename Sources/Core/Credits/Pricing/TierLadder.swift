import Primitives

/// The tiers of one market and category, as the lines of a file bring them: each goes on where the one before has ended.
struct TierLadder {
    /// What a line says of it.
    struct Cells {
        let from: Int64
        /// `nil`: without end.
        let to: Int64?
        let isList: Bool
        /// In millionths.
        let rate: Int64
        /// From the list rate, in millionths of a percent; `nil` where the file does not say.
        let difference: Int64?
    }

    private(set) var list: Int64?
    /// By the first message of each, without the list price.
    private(set) var rates: [Int64: Int64] = [:]
    private var last: Cells?

    /// - Returns: what is wrong with it; then it was not added.
    mutating func add(_ cells: Cells) -> TierFlaw? {
        if let to = cells.to, to < cells.from { return .bounds }
        guard cells.isList == (last == nil), !cells.isList || cells.from <= 1 else { return .type }
        if let last {
            guard let end = last.to, cells.from > end else { return .overlap }
            // Both are at most `TierCells.most`.
            guard cells.from == end + 1 else { return .gap }
            guard cells.rate <= last.rate else { return .dearer }
        }
        let list = list ?? cells.rate
        guard isRight(cells, list: list) else { return .difference }
        if cells.isList { self.list = cells.rate } else { rates[cells.from] = cells.rate }
        last = cells
        return nil
    }

    /// Within a ten-thousandth of the currency, which is as far as Meta's rates are rounded.
    private func isRight(_ cells: Cells, list: Int64) -> Bool {
        guard let difference = cells.difference else { return true }
        let hundred: Int128 = 100_000_000
        let wanted = Int128(list) * (hundred + Int128(difference))
        return (Int128(cells.rate) * hundred - wanted).magnitude <= (100 * hundred).magnitude
    }
}
