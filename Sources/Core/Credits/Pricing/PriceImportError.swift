package import Primitives

/// Why a rate card, or a file of volume tiers, was not taken. Nothing of it was written.
package enum PriceImportError: Error, Equatable {
    /// No line `Market,Currency,Marketing,Utility,Authentication,Authentication-International,Service` was found, and none of 17
    /// columns that begins with `Market,Currency`.
    case noHeader
    /// A line that is not UTF-8.
    case encoding(line: Int)
    /// A line with a quote that is not closed.
    case openQuote(line: Int)
    /// More lines than any rate card has.
    case tooLong(line: Int)
    /// It has a header and no rates.
    case empty
    /// A line with too few or too many columns.
    case columns(line: Int, found: Int, expected: Int)
    /// A rate that is neither a decimal nor `n/a`.
    case rate(line: Int, column: String, text: String)
    case unknownCurrency(line: Int, text: String)
    /// The card is in another currency than was said, or its lines differ.
    case wrongCurrency(line: Int, expected: String, found: String)
    case duplicateMarket(line: Int, market: String)
    /// A cell of a file of tiers that is not what its column has.
    case tierCell(line: Int, column: String, text: String)
    /// A tier that does not go on where the one before ended, or not as it must.
    case tierStep(line: Int, category: MessageCategory, TierFlaw)
    /// The list rate by which a file of tiers was made is not the book's on its day: the card of that day comes first. In
    /// millionths; `nil` where the book has none.
    case otherList(market: String, category: MessageCategory, book: Int64?, file: Int64)
    /// Markets that no calling code belongs to, so that nobody would ever pay these rates.
    case unknownMarkets([String])
    /// The operator has not said how many points a unit of the currency is.
    case noPointsPerUnit(currency: String)
    /// The book exists, and a unit is another number of points in it: that is for ever.
    case otherPointsPerUnit(currency: String, is: Int64)
    /// The book has lines that begin later: a card cannot be slipped in before them.
    case overlaps(market: String, category: MessageCategory, from: CivilDay)
    /// Other prices were imported for this day, and messages may have been charged by them. A correction needs a later day.
    case alreadyImported(market: String, category: MessageCategory, from: CivilDay)
    /// A rate that does not fit.
    case overflow(market: String)

    /// The line of the file that is wrong; `nil` when it is not a line.
    package var line: Int? {
        switch self {
        case .encoding(let line), .openQuote(let line), .tooLong(let line), .columns(let line, _, _),
            .rate(let line, _, _),
            .unknownCurrency(let line, _), .wrongCurrency(let line, _, _), .duplicateMarket(let line, _),
            .tierCell(let line, _, _), .tierStep(let line, _, _):
            line
        case .noHeader, .empty, .unknownMarkets, .noPointsPerUnit, .otherPointsPerUnit, .overlaps, .alreadyImported,
            .otherList, .overflow:
            nil
        }
    }
}
