import Foundation

/// How a number in a cell is shown, from Excel's format code (ECMA-376 part 1, 18.8.31).
enum CellFormat: Equatable {
    /// As the number is.
    case general
    case number(NumberFormat)
    case date(DateFormat)

    init(code: String) {
        let positive = Self.firstSection(of: code)
        if let date = DateFormat(positive) {
            self = .date(date)
        } else if let number = NumberFormat(positive) {
            self = .number(number)
        } else {
            self = .general
        }
    }

    /// What a person sees in the cell.
    ///
    /// - Parameter written: the number as the file has it.
    func show(_ written: String, from1904: Bool) -> String {
        guard let value = Double(written), value.isFinite else { return written }
        switch self {
        case .general: return Self.plain(written, value)
        case .number(let format): return format.show(value) ?? Self.plain(written, value)
        case .date(let format): return format.show(value, from1904: from1904) ?? Self.plain(written, value)
        }
    }

    /// All digits, whatever the column's width: a telephone number shown as `9.18E+11` is still one here.
    static func plain(_ written: String, _ value: Double) -> String {
        let isPlain = written.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
        if isPlain, written.utf8.count <= 15 || !written.contains(".") { return written }
        if value == value.rounded(), abs(value) < 1e18 { return String(Int64(value)) }
        // Excel keeps 15 digits; what is beyond them is how binary fractions end.
        return String(format: "%.15g", value)
    }

    private static func firstSection(of code: String) -> String {
        var isQuoted = false
        for place in code.indices {
            if code[place] == "\"" { isQuoted.toggle() }
            if code[place] == ";", !isQuoted { return String(code[..<place]) }
        }
        return code
    }
}
