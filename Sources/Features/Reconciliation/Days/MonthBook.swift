package import Primitives

/// A month of a workspace, both counts side by side.
package struct MonthBook: Sendable {
    package let month: String
    package let timeZone: String
    package let accounts: [ReconciliationAccount]
    /// Oldest first; none that is still to come.
    package let days: [Line]
    package let totals: Line
    /// What was earned by category, where both sides of it are known.
    package let margins: [Margin]

    /// What one side counted.
    package struct Count: Sendable, Equatable {
        package var charged: Int64 = 0
        package var free: Int64 = 0
    }

    package struct Line: Sendable {
        package let day: CivilDay?
        package var ours = Count()
        package var points = Points.zero
        /// `nil` where Meta was not asked.
        package var theirs: Count?
        /// `nil` where Meta does not say, or in two currencies.
        package var cost: Money?
        package var difference: Int64 = 0
        package var state = ReconciledDay.State.unknown
        package var closedAt: Timestamp?
    }

    package struct Margin: Sendable {
        package let category: String
        package let points: Points
        package let cost: Money?
        package let margin: Money?
    }
}
