import Foundation
import HTTPTypes
import Primitives
import Routes
import Storage

/// What was sent and what it cost, on the screen and as files.
struct UsageRoutes: Sendable {
    /// Conversations that were open when the period began are found by looking back this far.
    private static let lookBack: Duration = .days(7)
    private static let page = 5_000
    private static let daysMost: Int64 = 400

    let service: CreditService

    var all: [Route] {
        [
            Route(
                .get,
                "/api/credits/usage",
                access: .permission(CreditRoutes.journal),
                summary: "Conversations, messages and points of a period, by day, category, country or channel",
                query: Self.period + [QueryParameter("group", "day (default), category, country or channel")],
                gives: UsageBody.self,
                usage
            ),
            Route(
                .get,
                "/api/credits/usage.csv",
                access: .permission(CreditRoutes.journal),
                summary: "Every message that was settled in a period as a CSV file, oldest first",
                query: Self.period,
                media: "text/csv",
                csv
            ),
            Route(
                .get,
                "/api/credits/usage.jsonl",
                access: .permission(CreditRoutes.journal),
                summary: "The same, a JSON object a line",
                query: Self.period,
                media: "application/jsonl",
                jsonLines
            ),
        ]
    }

    private static let period = [
        QueryParameter("from", "RFC 3339, inclusive; by default the beginning of the month"),
        QueryParameter("to", "RFC 3339, exclusive; by default now"),
    ]

    @Sendable
    private func usage(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        let group = try call.query("group", "day, category, country or channel") { UsageReport.Group(rawValue: $0) }
        let (from, to) = try (call.queryTimestamp("from"), call.queryTimestamp("to"))
        let service = service
        let arrived = call.arrivedAt
        return .json(
            try await service.database.read { transaction in
                let zone = try service.zoneOf(transaction, workspace)
                // Now is over when the next millisecond begins; the journal's time may be ahead of the clock.
                let booked = try WalletStore(transaction: transaction).find(workspace).lastAt
                let end = to ?? max(arrived, booked) + .milliseconds(1)
                let start = from ?? LocalPeriod.month(arrived, zone: zone).from
                guard end - start <= .days(Self.daysMost) else {
                    throw Problem.badParameter(
                        "from",
                        "is more than \(Self.daysMost) days before the end: take the export"
                    )
                }
                var report = UsageReport(
                    by: group ?? .day,
                    zone: zone,
                    entryPointLength: service.settings.entryPointLength
                )
                let store = UsageStore(transaction: transaction, workspace: workspace)
                var last: UsageLine?
                while true {
                    let lines = try store.lines(from: start - Self.lookBack, to: end, after: last, limit: Self.page)
                    for line in lines { try report.add(line, counts: line.at >= start) }
                    guard lines.count == Self.page else { break }
                    last = lines.last
                }
                return UsageBody(
                    from: start,
                    to: end,
                    group: report.group,
                    rows: report.rows.sorted { $0.key < $1.key }.map(UsageRowBody.init),
                    totals: UsageTotalsBody(report.totals),
                    journal: try store.journal(from: start, to: end)
                )
            }
        )
    }

    @Sendable
    private func csv(_ call: Call) async throws -> Reply {
        let export = try await export(call)
        return .csv(filename: "message-usage.csv") { writer in
            try await writer.write(CSVLine.text(UsageLineBody.header))
            try await export.pages { lines in
                try await writer.write(lines.map { CSVLine.text(UsageLineBody($0).cells) }.joined())
            }
        }
    }

    @Sendable
    private func jsonLines(_ call: Call) async throws -> Reply {
        let export = try await export(call)
        return .stream(contentType: "application/jsonl") { writer in
            try await export.pages { lines in
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                let text = try lines.map {
                    String(decoding: try encoder.encode(UsageLineBody($0)), as: UTF8.self) + "\n"
                }
                try await writer.write(text.joined())
            }
        }
        .header(.contentDisposition, "attachment; filename=\"message-usage.jsonl\"")
    }

    /// Fixes the end: what is settled from now on is booked later, so that an export in many pages shows one state
    /// whatever is written meanwhile.
    private func export(_ call: Call) async throws -> UsageExport {
        let workspace = try call.caller.workspace
        let (from, to) = try (call.queryTimestamp("from"), call.queryTimestamp("to"))
        let service = service
        let now = service.ambient.now()
        let (sealed, zone) = try await service.database.write { transaction in
            (
                try WalletStore(transaction: transaction).seal(workspace, at: now),
                try service.zoneOf(transaction, workspace)
            )
        }
        return UsageExport(
            database: service.database,
            workspace: workspace,
            from: from ?? LocalPeriod.month(now, zone: zone).from,
            to: min(to ?? sealed, sealed)
        )
    }
}

/// The lines of a period that has ended, page by page.
struct UsageExport: Sendable {
    private static let page = 1_000

    let database: Database
    let workspace: WorkspaceID
    let from: Timestamp
    let to: Timestamp

    func pages(_ take: ([UsageLine]) async throws -> Void) async throws {
        var last: UsageLine?
        while true {
            let after = last
            let lines = try await database.read { transaction in
                try UsageStore(transaction: transaction, workspace: workspace)
                    .lines(from: from, to: to, after: after, limit: Self.page)
            }
            try await take(lines)
            guard lines.count == Self.page else { return }
            last = lines.last
        }
    }
}
