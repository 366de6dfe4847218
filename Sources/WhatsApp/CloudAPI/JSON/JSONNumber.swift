/// A JSON number as it was written.
public struct JSONNumber: Hashable, Sendable {
    /// In RFC 8259's grammar, for example `-12.50e3`.
    public let literal: String

    /// `literal` must follow the grammar; the parser has checked it.
    init(checked literal: String) {
        self.literal = literal
    }

    /// `nil` unless `literal` is one number in RFC 8259's grammar.
    public init?(_ literal: String) {
        guard let number = (try? JSON(parsing: literal.utf8))?.number, number.literal == literal else { return nil }
        self = number
    }

    public init(_ value: some BinaryInteger) {
        literal = String(value)
    }

    /// `nil` for what JSON cannot hold: infinities and not-a-number.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        literal = value.description
    }

    /// The value, when it is whole and fits, however it is written (`1.50e2` is 150); never a rounded one.
    public var int64: Int64? {
        Int64(literal) ?? shifted
    }

    public var double: Double? {
        Double(literal)
    }

    /// A literal with a fraction or an exponent, as a whole number.
    private var shifted: Int64? {
        var digits: [UInt8] = []
        var exponent = 0
        var isNegative = false
        var isFraction = false
        var bytes = literal.utf8.makeIterator()
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard let written = Int(String(decoding: IteratorSequence(bytes).filter { $0 != 0x2B }, as: UTF8.self))
                else { return nil }
                let (sum, overflow) = exponent.addingReportingOverflow(written)
                // Beyond, nothing is whole and fits, however long the digits are.
                guard !overflow, abs(sum) <= 1_000_000 else { return digits.allSatisfy { $0 == 0 } ? 0 : nil }
                return Self.whole(digits, exponent: sum, isNegative: isNegative)
            default:
                digits.append(byte - UInt8(ascii: "0"))
                exponent -= isFraction ? 1 : 0
            }
        }
        return Self.whole(digits, exponent: exponent, isNegative: isNegative)
    }

    /// `digits` × 10^`exponent`, when that is whole and fits.
    private static func whole(_ digits: [UInt8], exponent: Int, isNegative: Bool) -> Int64? {
        var digits = digits[...].drop { $0 == 0 }
        var exponent = exponent
        while let last = digits.last, last == 0 {
            digits.removeLast()
            exponent += 1
        }
        guard !digits.isEmpty else { return 0 }
        guard exponent >= 0, exponent <= 19 else { return nil }
        digits.append(contentsOf: repeatElement(0, count: exponent))
        return Int64((isNegative ? "-" : "") + digits.map(String.init).joined())
    }
}
