import Foundation
import Primitives
import Storage
import TestSupport
import Testing

@testable import Credits

/// What the reconciliation books is spent like the rest: every total has it.
struct BookedDifferenceTests {
    private static let reference = "reconciliation:106540352242922:2026-11-22"

    private func book(_ bank: Bank, _ change: Points, _ reference: String = reference) async throws {
        try await bank.write { try $0.adjust(bank.workspace, by: change, reference: reference) }
    }

    private func points(_ value: Any?) -> Points? { (value as? String).flatMap { Points($0) } }

    /// What each place says was spent in a period, by the place.
    private func totals(_ bank: Bank, from: String) async throws -> [String: Points] {
        var totals: [String: Points] = [:]
        for group in ["day", "category", "country", "channel"] {
            let body = try await bank.object("/api/credits/usage?from=\(from)&group=\(group)")
            let rows = try #require(body["rows"] as? [[String: Any]])
            totals["rows by \(group)"] = rows.reduce(.zero) { $0 + (points($1["points"]) ?? .zero) }
            totals["total by \(group)"] = points((body["totals"] as? [String: Any])?["points"])
            totals["journal"] = points(body["journal"])
        }
        let csv = try await bank.ask("/api/credits/usage.csv?from=\(from)").body.split(separator: "\r\n").dropFirst()
        totals["csv"] = csv.reduce(.zero) { sum, line in
            sum + (points(String(line.split(separator: ",", omittingEmptySubsequences: false)[3])) ?? .zero)
        }
        totals["jsonl"] = try await lines(bank, from: from).reduce(.zero) { $0 + (points($1["points"]) ?? .zero) }
        let statement = try await bank.object("/api/credits/statement?limit=100&from=\(from)")
        let moves = try #require(statement["items"] as? [[String: Any]])
        totals["statement"] = moves.filter { $0["credit"] as? String == "spent" }
            .reduce(.zero) { $0 + (points($1["amount"]) ?? .zero) }
        let since = try #require(Timestamp(from))
        totals["dashboard"] = try await bank.write { try $0.spent(bank.workspace, since: since) }
        totals["operator"] = try await bank.database.read {
            try bank.service.spent(since: since, andSince: since, in: $0).month
        }
        return totals
    }

    private func lines(_ bank: Bank, from: String) async throws -> [[String: Any]] {
        try await bank.ask("/api/credits/usage.jsonl?from=\(from)").body.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Screen, exports, journal, statement and the operator's figures are what was spent`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind, points: 100)
        _ = try await bank.campaign(1...4)
        try await bank.settle([bank.delivered(1), bank.delivered(2), bank.failed(3)])
        bank.clock.advance(by: .days(8))
        try await book(bank, -Points(micro: 2_500_000))
        // The other way: points come back as a grant, and what was spent stays spent.
        try await book(bank, Points(40), "reconciliation:106540352242922:2026-11-21")
        // A second account's same day, and the first one again, which changes nothing.
        try await book(bank, -Points(1), "reconciliation:7:2026-11-22")
        try await book(bank, -Points(micro: 2_500_000))
        bank.clock.advance(by: .hours(1))
        let middle = bank.now
        try await bank.settle([bank.delivered(3), bank.delivered(4)])
        try await book(bank, -Points(300), "reconciliation:7:2026-11-23")
        bank.clock.advance(by: .minutes(1))

        let all = try await totals(bank, from: "2026-11-01T00:00:00Z")
        let spent = try await bank.wallet().spent
        #expect(spent == Points(micro: 307_500_000))
        #expect(Set(all.values) == [spent], "\(all)")
        #expect(all.count == 14)
        #expect(try await points(bank.object("/api/credits")["spent"]) == spent)
        let late = try await totals(bank, from: "\(middle)")
        #expect(Set(late.values) == [Points(302)], "\(late)")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `It has a row of its own with its day, in report, export and statement`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 100)
        _ = try await bank.campaign(1...1)
        try await bank.settle([bank.delivered(1)])
        bank.clock.advance(by: .days(1))
        try await book(bank, -Points(2))
        bank.clock.advance(by: .days(1))

        for (group, key) in [("day", "2026-11-23"), ("category", "marketing"), ("country", "IN"), ("channel", "")] {
            let body = try await bank.object("/api/credits/usage?group=\(group)")
            let rows = try #require(body["rows"] as? [[String: Any]])
            let words = rows.map { "\($0["key"] ?? "") \($0["messages"] ?? "") \($0["points"] ?? "")" }
            #expect(words == ["\(key) 1 1", "reconciliation:2026-11-22 0 2"])
        }
        let row = try #require(try await lines(bank, from: "2026-11-01T00:00:00Z").last)
        #expect(row["outcome"] as? String == "reconciliation" && row["reference"] as? String == Self.reference)
        #expect(Set(row.keys) == ["at", "outcome", "points", "reference"])
        let csv = try await bank.ask("/api/credits/usage.csv").body.split(separator: "\r\n")
        #expect(csv.last == "2026-11-24T09:00:00.000Z,,reconciliation,2,,,,,,\(Self.reference),,,,,,,")
        let statement = try await bank.object("/api/credits/statement")
        let newest = try #require((statement["items"] as? [[String: Any]])?.first)
        #expect(newest["kind"] as? String == "shortfall" && newest["reference"] as? String == Self.reference)
    }

    @Test(arguments: TestDatabase.all)
    func `It stands among thousands of messages once, in the order of time`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 5000)
        _ = try await bank.campaign(1...2500)
        try await book(bank, -Points(1), "reconciliation:1:2026-11-01")
        // The first page ends among messages of one moment, and what was booked has the same.
        try await bank.settle((1...1200).map { bank.delivered($0) })
        try await book(bank, -Points(2), "reconciliation:1:2026-11-02")
        bank.clock.advance(by: .milliseconds(1))
        try await book(bank, -Points(3), "reconciliation:1:2026-11-03")
        bank.clock.advance(by: .minutes(1))
        try await bank.settle((1201...2500).map { bank.delivered($0) })
        bank.clock.advance(by: .minutes(1))
        try await book(bank, -Points(4), "reconciliation:1:2026-11-04")

        let rows = try await lines(bank, from: "2026-11-01T00:00:00Z")
        let times = rows.compactMap { $0["at"] as? String }
        #expect(times == times.sorted() && times.count == 2504)
        let booked = rows.filter { $0["outcome"] as? String == "reconciliation" }
        #expect(booked.compactMap { $0["points"] as? String } == ["1", "2", "3", "4"])
        #expect(Set(rows.compactMap { $0["messageId"] as? String }).count == 2500)
        let body = try await bank.object("/api/credits/usage")
        #expect((body["totals"] as? [String: Any])?["points"] as? String == "2510")
        #expect(body["journal"] as? String == "2510")
    }

    @Test func `What was booked is found by its index`() async throws {
        let bank = try await Bank.open(.sqlite, points: 10)
        let steps = try await bank.database.read { transaction in
            let planning = PlanningSession(transaction)
            _ = try UsageStore(transaction: Transaction(planning), workspace: bank.workspace)
                .booked(from: bank.now, to: bank.now)
            return planning.steps
        }
        #expect(steps == ["SEARCH t USING INDEX transfers_shortfall (workspace_id=? AND at>? AND at<?)"])
    }
}
