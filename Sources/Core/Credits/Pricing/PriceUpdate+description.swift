extension PriceUpdate: CustomStringConvertible {
    /// Line by line, for the operator who looks before importing.
    package var description: String {
        var lines = ["\(currency) from \(effective): \(opened.count) begin, \(closed.count) end, \(unchanged) stay"]
        lines += opened.map { change in
            let before = change.before.map { "\($0)" } ?? "none"
            return "  \(change.key): \(before) -> \(change.after) points"
        }
        lines += closed.map { "  \($0): no price any more" }
        if !untouched.isEmpty {
            lines.append("  Not in the file, and left as they are: \(untouched.joined(separator: ", "))")
        }
        return lines.joined(separator: "\n")
    }
}

extension PriceKey: CustomStringConvertible {
    package var description: String {
        "\(market), \(category.rawValue)" + (isTier ? " from message \(tierFrom) on" : "")
    }
}
