/// Why a workbook cannot be read.
package enum XLSXProblem: Error, Equatable {
    /// It is no zip archive, or not one of an Excel workbook.
    case notAWorkbook
    /// It is of another program, for example `a Numbers document`.
    case foreign(String)
    case encrypted
    case damaged
    /// Unpacked, a part is far larger than what workbooks are: an archive made to fill a disk.
    case tooDense
    /// The texts that cells share are more than what is kept in memory.
    case textsTooLarge(limitBytes: Int)
    /// XML that declares a document type, as no spreadsheet writes it.
    case declaresDocumentType
    case noSheet
    case tooManyColumns

    var words: String {
        switch self {
        case .notAWorkbook: "The file is no Excel workbook (.xlsx). Save or export it as .xlsx or CSV and upload that."
        case .foreign(let kind): "The file is \(kind). Save or export it as .xlsx or CSV and upload that."
        case .encrypted: "The workbook is protected by a password. Save it without one and upload that."
        case .damaged: "The workbook is damaged. Open it in a spreadsheet, save it again and upload that."
        case .tooDense: "The workbook unpacks to far more than its size. Save it as CSV and upload that."
        case .textsTooLarge(let limit):
            "The workbook has more than \(limit >> 20) MB of texts. Save the sheet as CSV and upload that."
        case .declaresDocumentType: "The workbook holds XML that no spreadsheet writes, and was not read."
        case .noSheet: "The workbook has no sheet that shows."
        case .tooManyColumns: "The sheet has too many columns."
        }
    }
}
