extension PriceUpdate: CustomStringConvertible {
    /// Line by line, for the operator who looks before importing.
    package var description: String {
        var lines = ["\(currency) from \(effective): \(opened.count) begin, \(closed.count) end, \(unchanged) stay"]
        lines += opened.map { change in
            let before = change.before.map { "\($0)" } ?? "none"
            return "  \(change.key.market), \(change.key.category.rawValue): \(before) -> \(change.after) points"
        }
        lines += closed.map { "  \($0.market), \($0.category.rawValue): no price any more" }
        if !untouched.isEmpty {
            lines.append("  Not in the card, and left as they are: \(untouched.joined(separator: ", "))")
        }
        return lines.joined(separator: "\n")
    }
}
