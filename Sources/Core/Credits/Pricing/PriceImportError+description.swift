import Primitives

extension PriceImportError: CustomStringConvertible {
    /// A sentence for the operator who imports the file.
    package var description: String {
        switch self {
        case .noHeader:
            """
            No header was found. Meta's rate card has a line Market,Currency,Marketing,Utility,Authentication,\
            Authentication-International,Service; its file of volume tiers has 17 columns, of which the first two are \
            Market,Currency.
            """
        case .encoding(let line): "Line \(line) is not UTF-8: save the file as UTF-8."
        case .openQuote(let line): "Line \(line) has a quote that is not closed."
        case .tooLong(let line): "The file goes on at line \(line): no rate card is that long."
        case .empty: "The file has a header and no rates."
        case .columns(let line, let found, let expected):
            "Line \(line) has \(found) columns instead of \(expected)."
        case .rate(let line, let column, let text): "Line \(line): \(column) is \"\(text)\", neither a decimal nor n/a."
        case .unknownCurrency(let line, let text): "Line \(line): \"\(text)\" is no currency that Meta bills in."
        case .wrongCurrency(let line, let expected, let found):
            "Line \(line) is in \(found); the card was to be in \(expected)."
        case .duplicateMarket(let line, let market): "Line \(line): \(market) is there a second time."
        case .tierCell(let line, let column, let text):
            "Line \(line): \"\(text)\" cannot be, or cannot be read, as \(column)."
        case .tierStep(let line, let category, let flaw): "Line \(line): the \(category.rawValue) tier \(flaw.words)."
        case .otherList(let market, let category, let book, let file):
            """
            The file's list rate of \(category.rawValue) in \(market) is \(Points(micro: file)), and the book's on that day is \
            \(book.map { Points(micro: $0).description } ?? "not known"): import the rate card of the day first.
            """
        case .unknownMarkets(let markets):
            "No calling code belongs to: \(markets.prefix(10).map { String($0.prefix(40)) }.joined(separator: ", "))."
        case .noPointsPerUnit(let currency): "Set how many points one \(currency) is before importing its card."
        case .otherPointsPerUnit(let currency, let points):
            "One \(currency) is \(points) points in its book, and stays so."
        case .overlaps(let market, let category, let from):
            "The book has a price for \(category.rawValue) in \(market) from \(from) on: a card cannot begin before that."
        case .alreadyImported(let market, let category, let from):
            """
            Another price for \(category.rawValue) in \(market) is written for \(from), and messages may have been charged \
            by it: correct it from a later day on.
            """
        case .overflow(let market): "A rate of \(market) is too large."
        }
    }
}

extension TierFlaw {
    fileprivate var words: String {
        switch self {
        case .type: "is not in its place: the first is the list rate from the first message on, all others are tiers"
        case .bounds: "ends before it begins"
        case .gap: "leaves a gap after the one before"
        case .overlap: "begins before the one before has ended"
        case .dearer: "costs more than the one before"
        case .difference: "has a difference from list that is not that of the rates"
        }
    }
}
