import Primitives
package import Storage

/// What is added to Meta's rate, in hundredths of a percent: 1,250 is 12.5 %.
package struct Margin: Hashable, Sendable {
    package let basisPoints: Int64

    package static let zero = Margin(basisPoints: 0)
    /// 1,000 %: what is more is a slip of the hand.
    package static let most = Margin(basisPoints: 100_000)

    private init(basisPoints: Int64) {
        self.basisPoints = basisPoints
    }

    /// Reads a percentage with at most two decimals, `12.5`. `nil` when it is none, below zero, or above `most`.
    package init?(percent text: String) {
        // A decimal is read as one of points: a millionth of it is ten thousand times less than what we keep.
        guard let percent = Points(text), percent.micro % 10_000 == 0 else { return nil }
        let basisPoints = percent.micro / 10_000
        guard (0...Self.most.basisPoints).contains(basisPoints) else { return nil }
        self.basisPoints = basisPoints
    }

    package var percent: String { Points(micro: basisPoints * 10_000).description }

    /// What a message costs here: `rate` millionths of the currency, plus the margin, rounded half up to the micro-point.
    ///
    /// - Returns: `nil` when it does not fit.
    func price(ofRate rate: Int64, pointsPerUnit: Int64) -> Points? {
        let cost = Int128(rate) * Int128(pointsPerUnit)
        let (scaled, overflow) = cost.multipliedReportingOverflow(by: Int128(10_000 + basisPoints))
        guard !overflow, let micro = Int64(exactly: (scaled + 5_000) / 10_000) else { return nil }
        return Points(micro: micro)
    }
}

extension Margin: DatabaseValue {
    package var databaseValue: Value { basisPoints.databaseValue }

    package init?(databaseValue: Value) {
        guard let basisPoints = Int64(databaseValue: databaseValue) else { return nil }
        self.basisPoints = basisPoints
    }
}
