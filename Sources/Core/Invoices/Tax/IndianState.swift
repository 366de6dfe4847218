/// A state or union territory of India with its GST code.
///
/// Source: the first two digits of a GSTIN, as the GST portal lists them; 25 (Daman and Diu) went into 26 on 26 January 2020
/// and 28 was Andhra Pradesh before its division, so neither is given any more.
package struct IndianState: Hashable, Sendable {
    /// Two digits.
    package let code: String
    package let name: String

    /// `nil` when no state has the code.
    package init?(code: some StringProtocol) {
        guard let state = Self.byCode[String(code)] else { return nil }
        self = state
    }

    private init(code: String, name: String) {
        self.code = code
        self.name = name
    }

    /// Whether supplies within it bear UTGST: territories without a legislature.
    ///
    /// Source: shared/design/credits.md section 9; 97 by section 2(8) of the Union Territory Goods and Services Tax Act, 2017.
    package var takesUnionTerritoryTax: Bool {
        ["04", "26", "31", "35", "38", "97"].contains(code)
    }

    /// In the order of their codes.
    package static let all: [IndianState] = [
        ("01", "Jammu and Kashmir"), ("02", "Himachal Pradesh"), ("03", "Punjab"), ("04", "Chandigarh"),
        ("05", "Uttarakhand"), ("06", "Haryana"), ("07", "Delhi"), ("08", "Rajasthan"), ("09", "Uttar Pradesh"),
        ("10", "Bihar"), ("11", "Sikkim"), ("12", "Arunachal Pradesh"), ("13", "Nagaland"), ("14", "Manipur"),
        ("15", "Mizoram"), ("16", "Tripura"), ("17", "Meghalaya"), ("18", "Assam"), ("19", "West Bengal"),
        ("20", "Jharkhand"), ("21", "Odisha"), ("22", "Chhattisgarh"), ("23", "Madhya Pradesh"), ("24", "Gujarat"),
        ("26", "Dadra and Nagar Haveli and Daman and Diu"), ("27", "Maharashtra"), ("29", "Karnataka"), ("30", "Goa"),
        ("31", "Lakshadweep"), ("32", "Kerala"), ("33", "Tamil Nadu"), ("34", "Puducherry"),
        ("35", "Andaman and Nicobar Islands"), ("36", "Telangana"), ("37", "Andhra Pradesh"), ("38", "Ladakh"),
        ("97", "Other Territory"),
    ].map(IndianState.init)

    private static let byCode = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }
}

extension IndianState: CustomStringConvertible {
    /// `27-Maharashtra`, as the GST returns write a place of supply.
    package var description: String { "\(code)-\(name)" }
}
