import Credits
import Foundation
import HTTPTypes
import Jobs
import Primitives
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Operator

struct OverviewTests {
    @Test(arguments: TestDatabase.all)
    func `The overview adds up all workspaces`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        let (here, there) = (console.ada.workspace, console.olga.workspace)
        try await console.database.write { transaction in
            let ledger = console.credits.ledger(in: transaction)
            try ledger.grant(here, kind: .purchase, amount: Points(90), reference: "p")
            try ledger.grant(there, kind: .promotion, amount: Points(900), reference: "p")
            let hold = try ledger.hold(
                there,
                reference: "h",
                amount: Points(9),
                expiresAt: console.clock.now + .days(9)
            )
            let quote = Quote(category: .marketing, market: "India", amount: Points(4), price: nil, free: nil)
            try ledger.assign(there, hold: hold, charges: [(MessageID(rawValue: 1), quote)])
            try ledger.settle(there, [Word(MessageID(rawValue: 1), .billable(.marketing, at: console.clock.now))])
            try transaction.run(
                """
                INSERT INTO dead_jobs (workspace_id, id, queue, kind, key, payload, enqueued_at, attempts, error, died_at)
                VALUES (\(here), 1, 'default', 'x', 'k', '{}', 1, 9, 'secret error', 1)
                """
            )
        }

        let answer = try await console.ask(.get, "/api/operator/overview")

        #expect(answer.status == 200, "\(answer.text)")
        let workspaces = answer.part("workspaces")
        #expect(["total", "active", "locked", "low"].map { workspaces[$0] as? Int } == [2, 2, 0, 1])
        let points = answer.part("points")
        let spent = try await console.database.read { try console.credits.ledger(in: $0).wallet(there).spent }
        let left = try await console.database.read { try console.credits.ledger(in: $0).wallet(there) }
        #expect(points["available"] as? String == "\(left.available + Points(90))")
        #expect(points["held"] as? String == "\(left.held)")
        #expect(spent > .zero)
        #expect(points["spentToday"] as? String == "\(spent)" && points["spentMonth"] as? String == "\(spent)")
        #expect(answer.object["suspense"] as? Int == 3 && answer.object["deadJobs"] as? Int == 1)
        #expect(answer["version"] == "1.2")
        #expect(answer.object["gateways"] as? [[String: String]] == [["id": "razorpay", "name": "Razorpay"]])
        #expect(!answer.text.contains("secret"))

        console.clock.advance(by: .days(31))
        let later = try await console.ask(.get, "/api/operator/overview")
        // Whoever is signed in for so long has to sign in again.
        if later.status == 200 {
            #expect(later.part("workspaces")["active"] as? Int == 0)
            #expect(later.part("points")["spentMonth"] as? String == "0")
        } else {
            #expect(later.status == 401)
        }
    }

    @Test func `What was spent is read from its index`() async throws {
        let console = try await Console(.sqlite)
        let steps = try await console.database.read { transaction in
            let watching = WatchingSession(transaction)
            let now = console.clock.now
            _ = try console.credits.spent(since: now - .days(20), andSince: now, in: Transaction(watching))
            _ = try console.credits.totals(activeSince: now, in: Transaction(watching))
            return watching.steps
        }
        #expect(steps.first == "SEARCH transfers USING COVERING INDEX transfers_spent (at>?)")
        #expect(steps.count == 2 && steps.last?.hasPrefix("SCAN wallets") == true)
    }

    @Test(arguments: TestDatabase.all)
    func `The log has pages, newest first, and each entry once`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        try await console.database.write { transaction in
            for number in 0..<7 {
                try OperatorLog(ambient: console.ambient)
                    .record("prices.imported", subject: "INR", detail: "\(number)", by: "operator", in: transaction)
            }
        }
        var (seen, next): ([String], String?) = ([], nil)
        repeat {
            let cursor = next.map { "&after=\($0)" } ?? ""
            let answer = try await console.ask(.get, "/api/operator/audit?limit=3\(cursor)")
            seen += answer.items.compactMap { $0["detail"] as? String }
            next = answer["next"]
        } while next != nil
        #expect(seen == ["6", "5", "4", "3", "2", "1", "0"])
    }
}
