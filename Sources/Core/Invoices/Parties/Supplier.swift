/// The operator of this server as the one who sells.
package struct Supplier: Sendable, Equatable, Codable {
    package let party: Party
    /// The services accounting code of what is sold. A setting: see shared/design/credits.md section 9 for candidates.
    package let sac: String
    package let series: Series
    package let exportTreatment: ZeroRating
    /// For supplies into special economic zones.
    package let zoneTreatment: ZeroRating
    /// Who signs, as it is printed below the line.
    package let signatory: String

    package init(
        party: Party,
        sac: String,
        series: Series,
        exportTreatment: ZeroRating = .undertaking,
        zoneTreatment: ZeroRating = .integratedTax,
        signatory: String
    ) {
        self.party = party
        self.sac = sac
        self.series = series
        self.exportTreatment = exportTreatment
        self.zoneTreatment = zoneTreatment
        self.signatory = signatory
    }

    /// What numbers of documents begin with: one series each for tax invoices, receipts and credit notes.
    package struct Series: Sendable, Equatable, Codable {
        package let taxInvoice: String
        package let receipt: String
        package let creditNote: String

        /// - Throws: `InvoiceError.badSeries` when one is not of one to four capital letters, digits or dashes (which leaves
        ///   six digits of the sixteen characters that CGST rule 46(b) allows), or two are the same.
        package init(taxInvoice: String, receipt: String, creditNote: String) throws(InvoiceError) {
            let all = [taxInvoice, receipt, creditNote]
            for series in all {
                let isPlain = series.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "-")
                }
                guard isPlain, (1...4).contains(series.utf8.count), all.filter({ $0 == series }).count == 1 else {
                    throw .badSeries(series)
                }
            }
            self.taxInvoice = taxInvoice
            self.receipt = receipt
            self.creditNote = creditNote
        }

        func name(for kind: DocumentKind) -> String {
            switch kind {
            case .taxInvoice: taxInvoice
            case .receipt: receipt
            case .creditNote: creditNote
            }
        }
    }

    /// What a sale in this currency is documented by: a tax invoice in rupees by who is registered, else a receipt.
    package func documentKind(for currency: String) -> DocumentKind {
        currency == "INR" && issuer != Self.unregistered ? .taxInvoice : .receipt
    }

    /// Whose numbers these are: the GSTIN, or one word for a supplier without.
    var issuer: String { party.isIndian ? party.gstin?.uppercased() ?? Self.unregistered : Self.unregistered }

    private static let unregistered = "unregistered"
}
