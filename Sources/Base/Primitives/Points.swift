/// An amount of message credit, in micro-points: 1 point = 1,000,000.
///
/// On the wire it is a decimal string of points without superfluous zeros, `"0.8631"`; in the database a 64-bit
/// integer. There is no way from or to floating point, on purpose.
package struct Points: Hashable, Sendable, Comparable {
    package let micro: Int64

    package static let zero = Points(micro: 0)

    package init(micro: Int64) {
        self.micro = micro
    }

    /// Whole points. Traps beyond 9.2 million million, which no input reaches: inputs are bounded where they are read.
    package init(_ points: Int64) {
        micro = points * 1_000_000
    }

    package static func < (left: Self, right: Self) -> Bool { left.micro < right.micro }
    package static func + (left: Self, right: Self) -> Self { Points(micro: left.micro + right.micro) }
    package static func - (left: Self, right: Self) -> Self { Points(micro: left.micro - right.micro) }
    package static prefix func - (points: Self) -> Self { Points(micro: -points.micro) }
    package static func += (left: inout Self, right: Self) { left = left + right }
    package static func -= (left: inout Self, right: Self) { left = left - right }

    /// `nil` when the product does not fit.
    package func times(_ count: Int64) -> Points? {
        let (product, overflow) = micro.multipliedReportingOverflow(by: count)
        return overflow ? nil : Points(micro: product)
    }

    /// `nil` when the sum does not fit.
    package func adding(_ other: Points) -> Points? {
        let (sum, overflow) = micro.addingReportingOverflow(other.micro)
        return overflow ? nil : Points(micro: sum)
    }
}

extension Points: CustomStringConvertible {
    package var description: String {
        let magnitude = micro.magnitude
        let sign = micro < 0 ? "-" : ""
        let fraction = magnitude % 1_000_000
        guard fraction > 0 else { return "\(sign)\(magnitude / 1_000_000)" }
        let digits = String(fraction)
        var places = String(repeating: "0", count: 6 - digits.count) + digits
        while places.last == "0" { places.removeLast() }
        return "\(sign)\(magnitude / 1_000_000).\(places)"
    }
}
