import Primitives

/// A time between two limits, drawn evenly: how long something takes.
package struct Span: Hashable, Sendable {
    package let from: Duration
    package let to: Duration

    /// `to` is raised to `from` when it is less.
    package init(_ from: Duration, _ to: Duration) {
        self.from = from
        self.to = max(from, to)
    }

    package static let none = Span(.zero, .zero)
}

extension SeededGenerator {
    mutating func duration(_ span: Span) -> Duration {
        .milliseconds(number(in: span.from.milliseconds...span.to.milliseconds))
    }
}
