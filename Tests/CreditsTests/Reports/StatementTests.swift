import Credits
import Primitives
import Routes
import TestSupport
import Testing

struct StatementTests {
    @Test(arguments: TestDatabase.all)
    func `Each line has the balance after it, on every page and in every period`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        bank.clock.advance(by: .minutes(1))
        _ = try await bank.campaign(1...4)
        bank.clock.advance(by: .minutes(1))
        let middle = bank.now
        try await bank.settle([bank.delivered(1), bank.failed(2), bank.failed(3)])
        try await bank.settle([bank.delivered(3), bank.delivered(2)])
        bank.clock.advance(by: .minutes(1))
        let lot = try await bank.lot("opening")
        try await bank.write { try $0.clawBack(bank.workspace, lot: lot, amount: Points(10), reference: "r") }

        let all = try await bank.object("/api/credits/statement")
        let items = try #require(all["items"] as? [[String: Any]])
        let words = items.map {
            "\($0["kind"] as? String ?? "") \($0["moved"] as? String ?? "") \($0["balance"] as? String ?? "")"
        }
        #expect(
            words == [
                "clawback -10 -4", "late -2 6", "release 2 8", "capture 0 6", "hold -4 6", "purchase 10 10",
            ]
        )

        var paged: [String] = []
        var path = "/api/credits/statement?limit=2"
        while true {
            let page = try await bank.object(path)
            paged += (page["items"] as? [[String: Any]] ?? []).compactMap { $0["balance"] as? String }
            guard let next = page["next"] as? String else { break }
            path = "/api/credits/statement?limit=2&after=\(next)"
        }
        #expect(paged == items.compactMap { $0["balance"] as? String })

        let early = try await bank.object("/api/credits/statement?to=\(middle)")
        #expect((early["items"] as? [[String: Any]])?.compactMap { $0["balance"] as? String } == ["6", "10"])
        let empty = try await bank.object("/api/credits/statement?to=2020-01-01T00:00:00Z")
        #expect((empty["items"] as? [[String: Any]])?.isEmpty == true)
        #expect(try await bank.ask("/api/credits/statement", role: .member).status == 403)
    }
}
