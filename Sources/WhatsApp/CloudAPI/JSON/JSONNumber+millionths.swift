extension JSONNumber {
    /// The value in millionths, rounded half away from zero, computed from the digits: money never becomes floating point.
    /// `nil` when it does not fit.
    public var millionths: Int64? {
        let parts = literal.lowercased().split(separator: "e", maxSplits: 1)
        guard let mantissa = parts.first, let exponent = parts.count == 2 ? Int(parts[1]) : 0, abs(exponent) < 1000
        else {
            return nil
        }
        let isNegative = mantissa.hasPrefix("-")
        let pieces = mantissa.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        let digits = pieces.joined(separator: "")
        // How many of the digits stand before the point once it is six places further right.
        let whole = (pieces.first?.count ?? 0) + exponent + 6
        let kept = whole > 0 ? digits.prefix(whole) + String(repeating: "0", count: max(0, whole - digits.count)) : "0"
        let next = whole >= 0 && whole < digits.count ? digits[digits.index(digits.startIndex, offsetBy: whole)] : "0"
        guard let rounded = Int64(kept)?.addingReportingOverflow(next >= "5" ? 1 : 0), !rounded.overflow else {
            return nil
        }
        return isNegative ? -rounded.partialValue : rounded.partialValue
    }
}
