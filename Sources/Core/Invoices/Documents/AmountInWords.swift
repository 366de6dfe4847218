import Primitives

/// An amount as it is written out on a document.
///
/// Rupees in the Indian system: `Rupees One Lakh Twenty-Three Thousand Only`. Others in thousands and millions:
/// `One Hundred Eighteen US Dollars and Fifty Cents Only`.
enum AmountInWords {
    /// - Parameter amount: not negative.
    static func text(_ amount: Money) -> String {
        let (whole, hundredths) = amount.minor.magnitude.quotientAndRemainder(dividingBy: 100)
        return amount.currency == "INR" ? rupees(whole, hundredths) : others(whole, hundredths, amount.currency)
    }

    private static func rupees(_ whole: UInt64, _ paise: UInt64) -> String {
        let fraction = paise == 0 ? nil : "\(below(paise)) \(paise == 1 ? "Paisa" : "Paise")"
        if whole == 0, let fraction { return "\(fraction) Only" }
        let start = "\(whole == 1 ? "Rupee" : "Rupees") \(indian(whole))"
        return "\(start)\(fraction.map { " and \($0)" } ?? "") Only"
    }

    private static func others(_ whole: UInt64, _ cents: UInt64, _ currency: String) -> String {
        guard currency == "USD" else {
            return "\(currency) \(western(whole)) and \(cents < 10 ? "0" : "")\(cents)/100 Only"
        }
        let fraction = cents == 0 ? nil : "\(below(cents)) \(cents == 1 ? "Cent" : "Cents")"
        if whole == 0, let fraction { return "\(fraction) Only" }
        let start = "\(western(whole)) US \(whole == 1 ? "Dollar" : "Dollars")"
        return "\(start)\(fraction.map { " and \($0)" } ?? "") Only"
    }

    /// Crore, lakh, thousand; crores beyond a hundred are counted the same way: `One Lakh Crore`.
    static func indian(_ number: UInt64) -> String {
        grouped(number, by: [(10_000_000, "Crore"), (100_000, "Lakh"), (1_000, "Thousand")], of: indian)
    }

    static func western(_ number: UInt64) -> String {
        let groups: [(UInt64, String)] = [
            (1_000_000_000_000, "Trillion"), (1_000_000_000, "Billion"), (1_000_000, "Million"), (1_000, "Thousand"),
        ]
        return grouped(number, by: groups, of: western)
    }

    private static func grouped(
        _ number: UInt64,
        by groups: [(size: UInt64, name: String)],
        of count: (UInt64) -> String
    ) -> String {
        guard number > 0 else { return "Zero" }
        var rest = number
        var words: [String] = []
        for (size, name) in groups where rest >= size {
            words.append("\(count(rest / size)) \(name)")
            rest %= size
        }
        if rest > 0 { words.append(below(rest)) }
        return words.joined(separator: " ")
    }

    /// 1 to 999.
    private static func below(_ number: UInt64) -> String {
        if number >= 100 {
            let rest = number % 100
            return "\(small[Int(number / 100)]) Hundred\(rest == 0 ? "" : " \(below(rest))")"
        }
        if number < 20 { return small[Int(number)] }
        let unit = Int(number % 10)
        return tens[Int(number / 10)] + (unit == 0 ? "" : "-\(small[unit])")
    }

    private static let small = [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
        "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    ]
    private static let tens = [
        "", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety",
    ]
}
