import Primitives

/// Every way an import says no, besides what is wrong with the file (`ImportProblem`).
package enum ImportError: Error, Equatable {
    case notFound(ImportID)
    /// Another mapping, or a deletion, came in between.
    case changed(ImportID)
    case noSuchColumn(String, field: String)
    case phoneColumnMissing
    case unknownCountry(String)
    /// The file is kept a week; then its rows are all there is.
    case fileGone(ImportID)
    case tooManyNameColumns(limit: Int)
    /// A column is to hold something that contacts do not have.
    case unknownTarget(String)
    /// Consent is to come from the rows, and no column holds it.
    case consentColumnMissing
    case evidenceTooLong(limit: Int)
    case tags
    /// Its rows have no verdicts yet.
    case notReady(ImportID)
    /// Its contacts are being made, or are there.
    case started(ImportID)
}
