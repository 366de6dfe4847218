import Primitives
import Routes

/// Why an uploaded file is refused as a whole. Nothing of it is kept then.
package enum ImportProblem: Error, Equatable {
    case empty
    /// It is something else than text with delimiters, for example `an Excel workbook`.
    case notText(String)
    case vCard
    case tooLarge(limitBytes: Int64)
    case tooManyRows(limit: Int)
    case malformed(CSVProblem)
    case workbook(XLSXProblem)

    package var words: String { said.text }

    var said: Said {
        switch self {
        case .empty: "The file is empty."
        case .vCard:
            "The file is a vCard (.vcf). Open it in your contacts, for example at contacts.google.com, export them from there as"
                + " CSV and upload that."
        case .notText(let kind): "The file is \(kind). Save or export it as CSV or .xlsx and upload that."
        case .tooLarge(let limit):
            "The file is larger than \(limit >> 20, "megabytes") MB. Split it and upload the parts."
        case .tooManyRows(let limit): "The file has more than \(limit, "limit") rows. Split it and upload the parts."
        case .malformed(let problem): Said(problem.words)
        case .workbook(let problem): Said(problem.words)
        }
    }
}
