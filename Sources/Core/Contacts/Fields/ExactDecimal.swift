/// A decimal number with all its digits, and a text of it that sorts as the number does.
struct ExactDecimal: Equatable {
    static let wholeMax = 30
    static let fractionMax = 15

    private let isNegative: Bool
    /// Without leading zeros; empty for zero.
    private let whole: String
    /// Without trailing zeros.
    private let fraction: String

    /// Reads `-12.50`; `nil` for anything but digits, a sign before and a point between them, and beyond the limits.
    init?(_ text: String) {
        var rest = text[...]
        let signs: [Character] = ["-", "+"]
        let sign = rest.first.flatMap { signs.contains($0) ? $0 : nil }
        if sign != nil { rest = rest.dropFirst() }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, !rest.isEmpty, rest != ".",
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        whole = String(first.drop { $0 == "0" })
        var tail = parts.count > 1 ? String(parts[1]) : ""
        while tail.last == "0" { tail.removeLast() }
        fraction = tail
        isNegative = sign == "-" && !(whole.isEmpty && fraction.isEmpty)
        guard whole.utf8.count <= Self.wholeMax, fraction.utf8.count <= Self.fractionMax else { return nil }
    }

    /// The one way to write it.
    var text: String {
        (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// Sorts as the number: sign, how many digits before the point, the digits. Of negative numbers every digit is nine's
    /// complement, with an end that is greater than any digit.
    var key: String {
        let count = whole.utf8.count
        let digits = (count < 10 ? "0" : "") + "\(count)" + whole + fraction
        guard isNegative else { return "1" + digits }
        return "0" + String(decoding: digits.utf8.map { 0x39 - ($0 - 0x30) }, as: UTF8.self) + "~"
    }
}
