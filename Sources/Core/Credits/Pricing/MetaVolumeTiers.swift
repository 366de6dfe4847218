package import Primitives

/// Reads the file of volume tiers that Meta publishes beside its rate cards.
///
/// Source: `reference/rate-card-README.md`, "Format of Meta's own files": market, currency, then for each of three categories
/// from, to, list or tier, rate, difference from list; one line a tier. What the header calls its columns is not known for
/// certain, so it only must not contradict their order. Like a card, the file does not say from which day it holds.
package enum MetaVolumeTiers {
    static let columns = 17
    private static let cellsEach = 5

    /// Whether it is this kind of file; anything else is for `MetaRateCard` to read or to refuse.
    package static func isOne(_ file: [UInt8]) -> Bool {
        for row in CommaSeparated.rows(file) {
            guard row.line <= MetaRateCard.linesMost, row.flaw == nil else { return false }
            if isHeader(row) { return true }
        }
        return false
    }

    /// - Parameter currency: what the file must be in, ISO 4217.
    package static func read(
        _ file: [UInt8],
        currency: String,
        effective: CivilDay
    ) throws(PriceImportError) -> RateSheet {
        var rows = CommaSeparated.rows(file)
        while true {
            guard let row = rows.next() else { throw .noHeader }
            try MetaRateCard.check(row)
            if row.columns == columns { try checkOrder(row) }
            if isHeader(row) { break }
        }

        var ladders: [PriceKey: TierLadder] = [:]
        while let row = rows.next() {
            try MetaRateCard.check(row)
            let fields = row.fields.map(MetaRateCard.trimmed)
            guard fields.contains(where: { !$0.isEmpty }) else { continue }
            guard row.columns == columns else {
                throw .columns(line: row.line, found: row.columns, expected: columns)
            }
            // The header may have a second line.
            if ladders.isEmpty, fields[0].isEmpty, !row.fields.joined().contains(where: \.isNumber) {
                try checkOrder(row)
                continue
            }
            try MetaRateCard.check(currency: fields[1], is: currency, line: row.line)
            guard !fields[0].isEmpty else { throw .tierCell(line: row.line, column: "market", text: "") }
            for (place, category) in VolumeStep.categories.enumerated() {
                let cells = TierCells(fields, from: 2 + place * cellsEach, category: category, line: row.line)
                guard let read = try cells.read() else { continue }
                let key = PriceKey(market: fields[0], category: category)
                if let flaw = ladders[key, default: TierLadder()].add(read) {
                    throw .tierStep(line: row.line, category: category, flaw)
                }
            }
        }
        guard !ladders.isEmpty else { throw .empty }
        return sheet(ladders, currency: currency, effective: effective)
    }

    private static func sheet(_ ladders: [PriceKey: TierLadder], currency: String, effective: CivilDay) -> RateSheet {
        var rates: [PriceKey: Int64?] = [:]
        for (key, ladder) in ladders {
            for (from, rate) in ladder.rates {
                rates.updateValue(rate, forKey: PriceKey(market: key.market, category: key.category, tierFrom: from))
            }
        }
        return RateSheet(
            currency: currency,
            effective: effective,
            rates: rates,
            listRates: ladders.compactMapValues(\.list)
        )
    }

    private static func isHeader(_ row: CommaSeparated.Row) -> Bool {
        row.columns == columns
            && row.fields.prefix(2).map { MetaRateCard.trimmed($0).lowercased() } == ["market", "currency"]
    }

    /// Where a line of the header names a category, it must be over that category's columns.
    private static func checkOrder(_ row: CommaSeparated.Row) throws(PriceImportError) {
        for (place, field) in row.fields.dropFirst(2).enumerated() {
            let word = field.lowercased()
            let named =
                word.contains("international")
                ? 2 : word.contains("authentication") ? 1 : word.contains("utility") ? 0 : nil
            if let named, named != place / cellsEach {
                throw .tierCell(line: row.line, column: "\(place + 3)", text: word)
            }
        }
    }
}
