package import Primitives

/// Every way in which documents say no.
package enum InvoiceError: Error, Equatable {
    case notFound(DocumentID)

    // About the parties.
    case badGSTIN(GSTIN.ParsingError)
    /// An Indian recipient without GSTIN and without a state: nobody knows whose tax it is.
    case stateMissing
    case unknownState(String)
    /// The GSTIN belongs to another state than the address.
    case stateDisagrees(GSTIN, IndianState)
    /// Only a registered unit can be in a special economic zone.
    case zoneNeedsGSTIN
    /// The operator's own details are not complete.
    case badSupplier

    // About the sale.
    /// A sale within India is documented in rupees.
    case rupeesNeeded
    case noRate(CivilDay)
    /// Zero or less.
    case badAmount(Money)
    /// A sum left the range of 64 bits.
    case overflow
    case noLines
    case currenciesMixed
    /// The split that came with the sale is not of its lines.
    case splitDisagrees
    /// A tax invoice is in rupees and by a registered supplier, a receipt is everything else, and a credit note is made by
    /// `credit`.
    case wrongKind(DocumentKind)
    case badSeries(String)
    /// The series has used up the digits that sixteen characters leave it.
    case seriesExhausted(String)
    /// The reference was used before for something else: a repetition must ask for the same.
    case referenceTaken(String)

    // About credit notes.
    /// A credit note cannot be credited.
    case notCreditable(DocumentID)
    case beyondRemaining(left: Money)
}
