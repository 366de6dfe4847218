extension PriceImportError: CustomStringConvertible {
    /// A sentence for the operator who imports the file.
    package var description: String {
        switch self {
        case .noHeader:
            """
            No header was found. Meta's rate card has a line Market,Currency,Marketing,Utility,Authentication,\
            Authentication-International,Service.
            """
        case .empty: "The file has a header and no rates."
        case .columns(let line, let found): "Line \(line) has \(found) columns instead of 7."
        case .rate(let line, let column, let text): "Line \(line): \(column) is \"\(text)\", neither a decimal nor n/a."
        case .unknownCurrency(let line, let text): "Line \(line): \"\(text)\" is no currency that Meta bills in."
        case .wrongCurrency(let line, let expected, let found):
            "Line \(line) is in \(found); the card was to be in \(expected)."
        case .duplicateMarket(let line, let market): "Line \(line): \(market) is there a second time."
        case .unknownMarkets(let markets): "No calling code belongs to: \(markets.joined(separator: ", "))."
        case .noPointsPerUnit(let currency): "Set how many points one \(currency) is before importing its card."
        case .overlaps(let market, let category, let from):
            "The book has a price for \(category.rawValue) in \(market) from \(from) on: a card cannot begin before that."
        case .alreadyImported(let market, let category, let from):
            """
            Another price for \(category.rawValue) in \(market) was imported for \(from), and messages may have been charged \
            by it: correct it from a later day on.
            """
        case .overflow(let market): "A rate of \(market) is too large."
        }
    }
}
