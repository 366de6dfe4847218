import Primitives

extension Money {
    /// The amount with its groups of digits: `1,00,000.00` for rupees, `100,000.00` for others.
    var grouped: String {
        let parts = description.split(separator: ".")
        guard parts.count == 2 else { return description }
        let isNegative = parts[0].hasPrefix("-")
        var rest = String(parts[0].drop { $0 == "-" })
        var groups = [String(rest.suffix(3))]
        rest = String(rest.dropLast(3))
        let size = currency == "INR" ? 2 : 3
        while !rest.isEmpty {
            groups.append(String(rest.suffix(size)))
            rest = String(rest.dropLast(size))
        }
        return "\(isNegative ? "-" : "")\(groups.reversed().joined(separator: ",")).\(parts[1])"
    }

    /// With the sign or the code of the currency.
    var signed: String {
        switch currency {
        case "INR": "₹ \(grouped)"
        case "USD": "US$ \(grouped)"
        default: "\(currency) \(grouped)"
        }
    }
}
