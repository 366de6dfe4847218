package import Primitives

/// Every way in which credits say no.
package enum CreditError: Error, Equatable {
    /// Nothing was held: there is less than that.
    case insufficient(available: Points, needed: Points)
    /// There may be enough, but the wallet is locked until more than `above` is available.
    case locked(available: Points, above: Points)
    /// Whoever runs the server lets nothing be sent that costs points, and says why.
    case stopped(String)
    /// The database was put back from a backup: nothing is sent until the operator has looked at what is missing.
    case restored(Timestamp)
    /// A cap that an owner has set would be passed; `left` may still be spent under it until `renewsAt`.
    case capReached(CapKind, needed: Points, left: Points, renewsAt: Timestamp?)
    /// The workspace has no wallet: it was never opened.
    case noWallet(WorkspaceID)
    case noHold(HoldID)
    case noLot(LotID)
    /// More would be taken back than the lot ever gave; `left` is what still can be.
    case beyondLot(LotID, left: Points)
    /// More would be taken away than is free.
    case beyondFree(Points)
    /// The hold was closed, or has less left than was asked for.
    case holdExhausted(HoldID)
    /// The reference was used before for another amount or kind: a repetition must ask for the same thing.
    case referenceTaken(String)
    /// A message may be charged once; a second attempt to send needs a charge of its own.
    case alreadyAssigned
    /// A quote that is not free needs a hold behind it.
    case holdNeeded
    /// Zero or less, or beyond what a wallet can hold.
    case badAmount(Points)
    /// A sum left the range of 64 bits: nothing was changed.
    case overflow
    /// No such currency in the price book.
    case noPriceBook(String)
    /// The book has no price for it: import Meta's rate card for the day.
    case priceMissing(book: String, category: MessageCategory, market: String, day: CivilDay)

    /// How much has to be added at least; `nil` when more points would not help.
    package var shortfall: Points? {
        switch self {
        case .insufficient(let available, let needed): needed - available
        case .locked(let available, let above): above - available + Points(micro: 1)
        default: nil
        }
    }
}
