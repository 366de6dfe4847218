import Primitives

/// The five cells of one category in a line of Meta's file of tiers.
struct TierCells {
    /// No bound is beyond that: more messages than are sent in a year by everybody.
    static let most: Int64 = 1_000_000_000_000_000
    /// How files write that there is nothing.
    private static let absent: Set<String> = ["", "n/a", "-", "–", "∞"]

    private let cells: [String]
    private let category: MessageCategory
    private let line: Int

    init(_ fields: [String], from first: Int, category: MessageCategory, line: Int) {
        cells = Array(fields[first..<first + 5])
        self.category = category
        self.line = line
    }

    /// `nil` when the market has no tier more of the category on this line.
    func read() throws(PriceImportError) -> TierLadder.Cells? {
        guard !cells.allSatisfy(isAbsent) else { return nil }
        guard let from = try count(0, "from") else { throw wrong(0, "from") }
        guard let rate = Points(cells[3]), rate >= .zero else { throw wrong(3, "rate") }
        return TierLadder.Cells(
            from: from,
            to: try count(1, "to"),
            isList: try isList(),
            rate: rate.micro,
            difference: try difference()
        )
    }

    private func isAbsent(_ text: String) -> Bool { Self.absent.contains(text.lowercased()) }

    /// `25000001`, `25,000,001`
    private func count(_ place: Int, _ name: String) throws(PriceImportError) -> Int64? {
        if isAbsent(cells[place]) { return nil }
        let digits = cells[place].filter { $0 != "," }
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Int64(digits), count <= Self.most else {
            throw wrong(place, name)
        }
        return count
    }

    private func isList() throws(PriceImportError) -> Bool {
        let word = cells[2].lowercased()
        guard word.contains("list") != word.contains("tier") else { throw wrong(2, "rate type") }
        return word.contains("list")
    }

    /// `-5`, `-5%`; from -100 to 0.
    private func difference() throws(PriceImportError) -> Int64? {
        if isAbsent(cells[4]) { return nil }
        let text = cells[4].filter { $0 != "%" && $0 != " " }.replacing("\u{2212}", with: "-")
        guard let percent = Points(text), percent <= .zero, percent >= Points(-100) else {
            throw wrong(4, "difference")
        }
        return percent.micro
    }

    private func wrong(_ place: Int, _ name: String) -> PriceImportError {
        .tierCell(line: line, column: "\(category.rawValue) \(name)", text: String(cells[place].prefix(40)))
    }
}
