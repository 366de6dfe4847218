package import Primitives

/// What became of a template's messages on one day, or of one button's clicks.
package struct TemplateNumbers: Sendable, Equatable {
    package var sent: Int64 = 0
    package var delivered: Int64 = 0
    package var read: Int64 = 0
    package var failed: Int64 = 0
    package var replied: Int64 = 0
    package var clicked: Int64 = 0
    package var blocked: Int64 = 0
    package var cost = Points.zero

    package init() {}

    package static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.sent += right.sent
        sum.delivered += right.delivered
        sum.read += right.read
        sum.failed += right.failed
        sum.replied += right.replied
        sum.clicked += right.clicked
        sum.blocked += right.blocked
        sum.cost += right.cost
        return sum
    }
}
