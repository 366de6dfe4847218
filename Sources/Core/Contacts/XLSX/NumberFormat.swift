import Foundation

/// `0.00`, `#,##0`, `0%`, `000-000-0000`, `"+"0`.
struct NumberFormat: Equatable {
    private enum Token: Equatable {
        case digit(isShown: Bool)
        case text(Character)
    }

    private var whole: [Token] = []
    private var decimals = 0
    private var decimalsShown = 0
    private var suffix = ""
    private var isGrouped = false
    private var isPercent = false

    /// `nil` when the code is none of numbers we show: text, fractions, exponents, `General`.
    init?(_ code: String) {
        var characters = Array(code)[...]
        var isAfterPoint = false
        while let next = characters.popFirst() {
            switch next {
            case "0", "#", "?":
                if isAfterPoint {
                    decimals += 1
                    if next == "0" { decimalsShown = decimals }
                } else {
                    whole.append(.digit(isShown: next == "0"))
                }
            case ".": isAfterPoint = true
            case ",": isGrouped = true
            case "[": characters = characters.drop { $0 != "]" }.dropFirst()
            case "_", "*": characters = characters.dropFirst()
            case "\"":
                for letter in characters.prefix(while: { $0 != "\"" }) { add(letter, isAfterPoint) }
                characters = characters.drop { $0 != "\"" }.dropFirst()
            case "\\": if let letter = characters.popFirst() { add(letter, isAfterPoint) }
            case "%":
                isPercent = true
                add(next, isAfterPoint)
            case "/", "E", "e", "@", "G", "g": return nil
            default: add(next, isAfterPoint)
            }
        }
        guard whole.contains(where: { if case .digit = $0 { true } else { false } }) else { return nil }
    }

    private mutating func add(_ letter: Character, _ isAfterPoint: Bool) {
        if isAfterPoint { suffix.append(letter) } else { whole.append(.text(letter)) }
    }

    /// `nil` for what is too large to be shown digit by digit.
    func show(_ value: Double) -> String? {
        let scaled = abs(value) * (isPercent ? 100 : 1)
        guard scaled < 1e18 else { return nil }
        let parts = String(format: "%.\(decimals)f", scaled).split(separator: ".")
        guard let integer = parts.first else { return nil }
        var fraction = parts.count > 1 ? String(parts[1]) : ""
        while fraction.utf8.count > decimalsShown, fraction.hasSuffix("0") { fraction.removeLast() }
        let isNegative = value < 0 && (integer.contains { $0 != "0" } || fraction.contains { $0 != "0" })
        return (isNegative ? "-" : "") + placed(integer) + (fraction.isEmpty ? "" : "." + fraction) + suffix
    }

    /// Puts digits into their places from the right; those for which there is no place come before the first.
    private func placed(_ integer: Substring) -> String {
        var digits = Array(integer == "0" && !whole.contains(.digit(isShown: true)) ? "" : integer)[...]
        var count = 0
        var result: [Character] = []
        func put(_ digit: Character) {
            if isGrouped, count > 0, count % 3 == 0 { result.append(",") }
            result.append(digit)
            count += 1
        }
        let first = whole.firstIndex { if case .digit = $0 { true } else { false } } ?? 0
        for (place, token) in whole.enumerated().reversed() {
            switch token {
            case .text(let letter): result.append(letter)
            case .digit(let isShown):
                if let digit = digits.popLast() { put(digit) } else if isShown { put("0") }
                while place == first, let digit = digits.popLast() { put(digit) }
            }
        }
        return String(result.reversed())
    }
}
