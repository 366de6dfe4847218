import Invoices
import Notifications
import Primitives
import Storage

/// SQL of `tax_rates`: what operators added to the rates in the program.
enum TaxRateStore {
    /// The rates in force: those in the program, and those that were added, which hold on their own day.
    static func rates(in transaction: Transaction) throws -> GSTRates {
        let rows = try transaction.rows(
            "SELECT from_day, basis_points FROM tax_rates WHERE workspace_id = \(WorkspaceID.instance) ORDER BY from_day"
        )
        let added = try rows.map { row in
            (from: CivilDay(daysSince1970: try row["from_day"]), basisPoints: try row["basis_points"] as Int64)
        }
        let days = Set(added.map(\.from))
        return GSTRates(GSTRates.standard.lines.filter { !days.contains($0.from) } + added)
    }

    /// Puts `lines` in the place of all that begin after `today`.
    static func replace(
        after today: CivilDay,
        by lines: [(from: CivilDay, basisPoints: Int64)],
        by actor: String,
        at now: Timestamp,
        in transaction: Transaction
    ) throws {
        try transaction.run(
            """
            DELETE FROM tax_rates
            WHERE workspace_id = \(WorkspaceID.instance) AND from_day > \(today.daysSince1970)
            """
        )
        try transaction.runEach(
            lines.map { line in
                """
                INSERT INTO tax_rates (workspace_id, from_day, basis_points, set_by, set_at)
                VALUES (\(WorkspaceID.instance), \(line.from.daysSince1970), \(line.basisPoints), \(actor), \(now))
                """
            }
        )
    }
}
