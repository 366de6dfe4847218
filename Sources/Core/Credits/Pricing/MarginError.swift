package import Primitives

/// Why a margin was not taken. Nothing was changed.
package enum MarginError: Error, Equatable {
    case noBook(String)
    /// The day has begun, or does so in the next minutes: messages may have been charged by its prices.
    case began(CivilDay)
    /// With it a price of this market does not fit.
    case overflow(market: String)
}

extension MarginError: CustomStringConvertible {
    /// A sentence for the operator.
    package var description: String {
        switch self {
        case .noBook(let name): "There is no price book \(name.prefix(40))."
        case .began(let day):
            """
            \(day) has begun, or is about to: a margin begins on a later day, for messages may have been charged by the \
            prices of this one.
            """
        case .overflow(let market): "With it a price of \(market) is too large."
        }
    }
}
