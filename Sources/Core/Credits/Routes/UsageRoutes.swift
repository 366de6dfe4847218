import Foundation
import HTTPTypes
import Primitives
import Routes
import Storage

/// What was sent and what it cost, on the screen and as files.
struct UsageRoutes: Sendable {
    /// Conversations that were open when the period began are found by looking back this far.
    private static let lookBack: Duration = .days(7)
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

    /// Reads what was settled in the export's pages: what is kept meanwhile are the rows of the report and the conversations
    /// of nine days, however long the period is.
    ///
    /// Its time grows with the messages: of a million SQLite alone takes 4 seconds of a core (0.2 of them to count), and
    /// what reads its rows comes on top: a minute in all without the optimiser, on two busy cores. With it nobody has measured.
    @Sendable
    private func usage(_ call: Call) async throws -> Reply {
        let group = try call.query("group", "day, category, country or channel") { UsageReport.Group(rawValue: $0) }
        let seat = try service.reportSeats.take(call.caller.workspace)
        defer { withExtendedLifetime(seat) {} }
        let period = try await export(call)
        guard period.to - period.from <= .days(Self.daysMost) else {
            throw Problem.badParameter("from", "is more than \(Self.daysMost) days before the end: take the export")
        }
        let looked = period.from(period.from - Self.lookBack)
        guard try await looked.count(upTo: service.settings.reportMost + 1) <= service.settings.reportMost else {
            throw Problem.tooManyMessages(service.settings.reportMost)
        }
        var report = UsageReport(
            by: group ?? .day,
            zone: period.zone,
            entryPointLength: service.settings.entryPointLength
        )
        try await looked.pages { items in
            for item in items {
                let counts = item.at >= period.from
                switch item {
                case .message(let line): try report.add(line, counts: counts)
                case .booked(let difference): if counts { try report.add(difference) }
                }
            }
        }
        return .json(
            UsageBody(
                from: period.from,
                to: period.to,
                group: report.group,
                rows: report.rows.sorted { $0.key < $1.key }.map { UsageRowBody($0, $1, markets: report.markets[$0]) },
                totals: UsageTotalsBody(report.totals),
                journal: try await period.journal()
            )
        )
    }

    @Sendable
    private func csv(_ call: Call) async throws -> Reply {
        let export = try await export(call)
        return .csv(filename: "message-usage.csv") { writer in
            try await writer.write(CSVLine.text(UsageLineBody.header))
            try await bodies(export) { bodies in
                try await writer.write(bodies.map { CSVLine.text($0.cells) }.joined())
            }
        }
    }

    @Sendable
    private func jsonLines(_ call: Call) async throws -> Reply {
        let export = try await export(call)
        return .stream(contentType: "application/jsonl") { writer in
            try await bodies(export) { bodies in
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                let text = try bodies.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }
                try await writer.write(text.joined())
            }
        }
        .header(.contentDisposition, "attachment; filename=\"message-usage.jsonl\"")
    }

    /// The rows of a file, page by page. What was before the period is read too, for the conversations that were open.
    private func bodies(_ export: UsageExport, _ write: ([UsageLineBody]) async throws -> Void) async throws {
        var conversations = Conversations(entryPointLength: service.settings.entryPointLength)
        try await export.from(export.from - Self.lookBack).pages { items in
            let bodies = items.compactMap { item -> UsageLineBody? in
                let part: Conversations.Part? =
                    if case .message(let line) = item { conversations.add(line) } else { nil }
                return item.at >= export.from ? UsageLineBody(item, in: part) : nil
            }
            if !bodies.isEmpty { try await write(bodies) }
        }
    }

    /// Fixes the end: what is settled from now on is booked later, so that what is read in many pages shows one state
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
            to: min(to ?? sealed, sealed),
            zone: zone
        )
    }
}

extension Problem {
    fileprivate static func tooManyMessages(_ most: Int) -> Problem {
        Problem(
            "report-too-large",
            status: 422,
            title: "This period has too many messages for a report",
            detail:
                "It counts \(most, "limit"), with those of the seven days before: take a shorter period or the export."
        )
    }
}
