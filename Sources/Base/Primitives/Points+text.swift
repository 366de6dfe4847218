extension Points {
    /// Reads a decimal of points with at most six places: `"100"`, `"0.8631"`, `"-2.5"`.
    ///
    /// `nil` for anything else: exponents, separators, a seventh place, a value beyond 64 bits of micro-points.
    package init?(_ text: some StringProtocol) {
        var rest = Substring(text)
        let negative = rest.first == "-"
        if negative { rest = rest.dropFirst() }
        let pieces = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard pieces.count <= 2, let whole = pieces.first, !whole.isEmpty, whole.utf8.count <= 13,
            whole.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let points = Int64(whole)
        else { return nil }
        var fraction: Int64 = 0
        if pieces.count == 2 {
            let places = pieces[1].utf8
            guard (1...6).contains(places.count), places.allSatisfy({ (0x30...0x39).contains($0) }),
                let digits = Int64(pieces[1] + String(repeating: "0", count: 6 - places.count))
            else { return nil }
            fraction = digits
        }
        let (scaled, overflow) = points.multipliedReportingOverflow(by: 1_000_000)
        let (sum, overflowed) = scaled.addingReportingOverflow(fraction)
        guard !overflow, !overflowed else { return nil }
        micro = negative ? -sum : sum
    }
}

extension Points: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let points = Points(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a decimal with at most six places")
            )
        }
        self = points
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
