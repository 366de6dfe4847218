package import Primitives

/// What a margin has changed.
package struct MarginUpdate: Sendable, Equatable {
    package let currency: String
    package let from: CivilDay
    package let margin: Margin
    /// How many prices begin on its day or, later, begin otherwise than they would have.
    package var changed: Int { lines.count }

    let lines: [PriceLine]
}

extension MarginUpdate: CustomStringConvertible {
    package var description: String { "\(currency) from \(from): \(margin.percent) %, \(changed) prices change" }
}
