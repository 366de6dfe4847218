package import Invoices
import Primitives
import Routes
import Storage
import Workspaces

/// The table of rates of GST, which operators extend into the future.
package struct TaxRateService: Sendable {
    /// More lines than a century of budgets needs.
    static let most = 200

    let tools: PaymentTools

    package func rates() async throws -> GSTRates {
        try await tools.database.read { try TaxRateStore.rates(in: $0) }
    }

    /// Takes the table as a whole: what has begun must be in it unchanged.
    ///
    /// - Parameter items: the first Indian day, `2026-12-01`, and per cents, `18` or `2.5`.
    /// - Throws: `Problem` at the item that is wrong.
    package func replace(_ items: [(from: String, percent: String)], by actor: String) async throws -> GSTRates {
        guard items.count <= Self.most else {
            throw Problem.invalid(.init(field: "items", detail: "At most \(Self.most, "max") rates.", code: "at-most"))
        }
        let lines = try items.enumerated().map { try Self.line($1.from, $1.percent, $0) }
        let days = lines.map(\.from)
        guard Set(days).count == days.count else {
            throw Problem.invalid(.init(field: "items", detail: "Each day is named once.", code: "day-twice"))
        }
        return try await tools.database.write { transaction in
            let now = tools.ambient.now()
            let today = IndianTime.day(of: now)
            let before = try TaxRateStore.rates(in: transaction)
            let begun = before.lines.filter { $0.from <= today }
            let given = lines.filter { $0.from <= today }.sorted { $0.from < $1.from }
            guard begun.elementsEqual(given, by: { $0 == $1 }) else {
                throw Problem.invalid(
                    .init(field: "items", detail: "Rates that have begun cannot change: send them as they are.")
                )
            }
            let coming = lines.filter { $0.from > today }
            try TaxRateStore.replace(after: today, by: coming, by: actor, at: now, in: transaction)
            let words = coming.map { "\($0.from) \(Self.percent($0.basisPoints)) %" }
            try OperatorLog(ambient: tools.ambient).record(
                "billing.tax-rates-changed",
                subject: "billing",
                detail: "from now on: \(words.isEmpty ? "nothing new" : words.joined(separator: ", "))",
                by: actor,
                in: transaction
            )
            return try TaxRateStore.rates(in: transaction)
        }
    }

    static func percent(_ basisPoints: Int64) -> String {
        TaxComponent(kind: .igst, basisPoints: basisPoints, amount: .zero("INR")).percent
    }

    private static func line(
        _ from: String,
        _ percent: String,
        _ index: Int
    ) throws(Problem) -> (from: CivilDay, basisPoints: Int64) {
        guard let day = CivilDay(from) else {
            throw .invalid(.init(field: "items[\(index)].from", detail: "A day is like 2026-12-01.", code: "not-a-day"))
        }
        // Two decimals, as money has them.
        guard let rate = Money(percent, currency: "INR"), (0...10_000).contains(rate.minor) else {
            throw .invalid(
                .init(
                    field: "items[\(index)].percent",
                    detail: "From \(0, "min") to \(100, "max"), with two decimals at most.",
                    code: "range"
                )
            )
        }
        return (day, rate.minor)
    }
}
