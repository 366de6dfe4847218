import Credits
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Primitives
import Routes
import Storage
import TestSupport
import Testing

struct CreditRoutesTests {
    /// A server on which everyone is a member of the bank's workspace with the role in the header `X-Role`, or of another.
    private func application(_ bank: Bank) throws -> some ApplicationProtocol {
        let authenticator = Authenticator { headers, _ in
            let role = HTTPField.Name("X-Role").flatMap { headers[$0] }.flatMap(Role.init(rawValue:))
            guard let role else { return nil }
            let elsewhere = HTTPField.Name("X-Elsewhere").map { headers.contains($0) } ?? false
            let workspace = elsewhere ? WorkspaceID(rawValue: 99) : bank.workspace
            return Authentication(
                caller: Caller(
                    workspace: workspace,
                    actor: .member(MemberID(rawValue: 1), UserID(rawValue: 1), role)
                ),
                means: .session(id: 1, csrf: "x")
            )
        }
        let table = try RouteTable(CreditRoutes(bank.service).all, authenticator: authenticator, ambient: bank.ambient)
        return Application(responder: table.responder)
    }

    private func get(
        _ path: String,
        _ bank: Bank,
        role: Role = .owner,
        elsewhere: Bool = false
    ) async throws -> (status: Int, body: String) {
        var headers: HTTPFields = [:]
        if let name = HTTPField.Name("X-Role") { headers[name] = role.rawValue }
        if elsewhere, let name = HTTPField.Name("X-Elsewhere") { headers[name] = "yes" }
        let sent = headers
        return try await application(bank).test(.router) { client in
            let response = try await client.execute(uri: path, method: .get, headers: sent)
            return (Int(response.status.code), String(buffer: response.body))
        }
    }

    private func json(_ body: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
    }

    @Test(arguments: TestDatabase.all)
    func `The balance comes with the lots and holds behind it`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        try await bank.write { try $0.grantTrial(bank.workspace) }
        _ = try await bank.campaign(1...3)
        try await bank.settle([bank.delivered(1), bank.failed(2)])

        let body = try json(try await get("/api/credits", bank, role: .member).body)

        #expect(body["available"] as? String == "58")
        #expect(body["held"] as? String == "1")
        #expect(body["spent"] as? String == "1")
        #expect(body["state"] as? String == "low")
        #expect(body["noticeAt"] as? String == "100")
        let lots = try #require(body["lots"] as? [[String: Any]])
        #expect(lots.map { $0["kind"] as? String } == ["trial", "purchase"])
        #expect(lots.map { $0["left"] as? String } == ["49", "10"])
        let hold = try #require((body["holds"] as? [[String: Any]])?.first)
        #expect(hold["reference"] as? String == "campaign" && hold["captured"] as? String == "1")
    }

    @Test(arguments: TestDatabase.all)
    func `Prices have their tiers, and what was reached this month has a list of its own`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind)
        try await bank.setTiers([3: "0.45", 5: "0.4"])
        try await bank.hear(Bank.news(3, at: bank.now))
        try await bank.hear(Bank.news(3, at: bank.now - .minutes(1)), of: ChannelID(rawValue: 22))
        try await bank.hear(Bank.news(9, at: bank.now))
        try await bank.hear(Bank.news(3, at: bank.now, month: "2026-10"))

        let prices = try json(try await get("/api/prices", bank, role: .member).body)
        let items = try #require(prices["items"] as? [[String: Any]])
        #expect(items.map { $0["category"] as? String } == ["authentication", "marketing", "utility"])
        let tiers = try #require(items[2]["tiers"] as? [[String: Any]])
        #expect(items[2]["amount"] as? String == "0.5" && tiers.map { $0["amount"] as? String } == ["0.45", "0.4"])
        #expect(items[0]["tiers"] as? [String] == [])

        let reached = try json(try await get("/api/prices/tiers", bank, role: .member).body)
        #expect(reached["month"] as? String == "2026-11")
        let steps = try #require(reached["items"] as? [[String: Any]])
        #expect(steps.map { $0["tierFrom"] as? Int } == [3, 9])
        #expect(steps[0]["amount"] as? String == "0.45" && steps[0]["list"] as? String == "0.5")
        #expect(steps[0]["since"] as? String == "\(bank.now - .minutes(1))")
        #expect((steps[0]["channels"] as? [String])?.count == 2)
        #expect(steps[1]["amount"] == nil || steps[1]["amount"] is NSNull)
        #expect(try await get("/api/prices/tiers", bank, elsewhere: true).status == 404)
    }

    @Test(arguments: TestDatabase.all)
    func `The journal pages from the newest, and can be narrowed`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        for message in 1...5 {
            _ = try await bank.campaign(Int64(message)...Int64(message), reference: "campaign \(message)")
            bank.clock.advance(by: .minutes(1))
        }

        let first = try json(try await get("/api/credits/journal?limit=4", bank).body)
        let items = try #require(first["items"] as? [[String: Any]])
        #expect(items.map { $0["reference"] as? String } == ["campaign 5", "campaign 4", "campaign 3", "campaign 2"])
        #expect(items[0]["debit"] as? String == "available" && items[0]["credit"] as? String == "held")
        #expect((items[0]["id"] as? String)?.hasPrefix("trf_") == true)
        let next = try #require(first["next"] as? String)
        let second = try json(try await get("/api/credits/journal?limit=4&after=\(next)", bank).body)
        #expect((second["items"] as? [[String: Any]])?.count == 2)
        #expect(second["next"] is NSNull || second["next"] == nil)

        let from = "\(bank.now - .minutes(2))"
        let late = try json(try await get("/api/credits/journal?kind=hold&from=\(from)", bank).body)
        #expect((late["items"] as? [[String: Any]])?.count == 2)
        let early = try json(try await get("/api/credits/journal?kind=purchase&to=\(from)", bank).body)
        #expect((early["items"] as? [[String: Any]])?.count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `The export is safe to open in a spreadsheet and adds up to the balance`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...2, reference: "=HYPERLINK(\"http://evil\")")
        try await bank.settle([bank.delivered(1), bank.failed(2)])

        let body = try await get("/api/credits/journal.csv", bank).body

        let lines = body.split(separator: "\r\n")
        #expect(lines.first == "\u{FEFF}number,at,kind,points,from,to,reference,label,balance")
        #expect(lines.count == 5)
        #expect(lines[2].contains("\"'=HYPERLINK(\"\"http://evil\"\")\""))
        #expect(lines[1].hasPrefix("1,2026-11-23T09:00:00.000Z,purchase,10,paid_in,available,opening"))
        let balances: [Substring] = lines.dropFirst().compactMap { $0.split(separator: ",").last }
        #expect(balances == ["10", "8", "8", "9"])
    }

    @Test(arguments: TestDatabase.all)
    func `The export has the statement's balances, of all kinds and of one, from the start and from a day on`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 2000)
        _ = try await bank.campaign(1...1100)
        for message in Int64(1)...1050 { try await bank.settle([bank.delivered(message)]) }
        bank.clock.advance(by: .days(1))
        let from = bank.now
        try await bank.settle([bank.failed(1099), bank.delivered(1100)])
        try await bank.settle([bank.delivered(1099)])
        try await bank.settle([bank.failed(1098)])
        try await bank.settle([bank.delivered(1098)])
        try await bank.write { try $0.adjust(bank.workspace, by: -Points(5), reference: "reconciliation:1:2026-11-23") }

        let late = try json(try await get("/api/credits/statement?from=\(from)", bank).body)
        let shown = try #require(late["items"] as? [[String: Any]]).reversed()
            .map { "\($0["kind"] ?? "") \($0["balance"] ?? "")" }
        #expect(shown.last == "shortfall 895" && shown.count == 6)
        for query in ["", "?from=\(from)", "?kind=release", "?kind=shortfall&from=\(from)", "?to=2020-01-01T00:00:00Z"]
        {
            let lines = try await get("/api/credits/journal.csv\(query)", bank).body.split(separator: "\r\n")
                .dropFirst()
            let words = lines.map { line in
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                return "\(cells[2]) \(cells[8])"
            }
            let wanted =
                switch query.prefix(6) {
                case "?kind=": shown.filter { query.contains($0.split(separator: " ")[0]) }
                case "?to=20": [String]()
                default: Array(shown)
                }
            #expect(words.suffix(6) == wanted[...], "\(query)")
            #expect(!query.isEmpty || lines.count == 1058)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Case 45: an export that runs while messages settle shows one committed point`(kind: TestDatabase) async throws
    {
        let bank = try await Bank.open(kind, points: 3000)
        _ = try await bank.campaign(1...1500)
        for message in Int64(1)...1200 { try await bank.settle([bank.delivered(message)]) }

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for message in Int64(1201)...1500 { try await bank.settle([bank.delivered(message)]) } }
            for _ in 0..<3 {
                group.addTask {
                    let lines = try await get("/api/credits/journal.csv", bank).body.split(separator: "\r\n")
                        .dropFirst()
                    let numbers = lines.compactMap { Int64($0.prefix { $0 != "," }) }
                    #expect(numbers == Array(1...Int64(numbers.count)))
                    #expect(numbers.count >= 1202)
                }
            }
            try await group.waitForAll()
        }
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Prices are those of the workspace's book at the moment`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        try await bank.setPrices(["marketing": "1.5"], from: "2027-01-01")

        let now = try json(try await get("/api/prices", bank, role: .member).body)
        let then = try json(try await get("/api/prices?at=2027-06-01T00:00:00Z", bank).body)

        let marketing = { (body: [String: Any]) -> [String: Any]? in
            (body["items"] as? [[String: Any]])?.first { $0["category"] as? String == "marketing" }
        }
        #expect(marketing(now)?["amount"] as? String == "1")
        #expect(marketing(now)?["to"] as? String == "2026-12-31T18:30:00.000Z")
        #expect(marketing(then)?["amount"] as? String == "1.5")
        #expect((now["items"] as? [[String: Any]])?.count == 3)
    }

    private static let refusals: [(String, Role, Bool, Int, String)] = [
        ("/api/credits/journal", .member, false, 403, "forbidden"),
        ("/api/credits/journal.csv", .member, false, 403, "forbidden"),
        ("/api/credits/journal?kind=theft", .owner, false, 400, "bad-parameter"),
        ("/api/credits/journal?from=yesterday", .owner, false, 400, "bad-parameter"),
        ("/api/credits/journal?after=x", .owner, false, 400, "bad-parameter"),
        ("/api/prices?at=now", .owner, false, 400, "bad-parameter"),
        ("/api/credits", .owner, true, 404, "no-wallet"),
        ("/api/credits/journal.csv", .owner, true, 404, "no-wallet"),
        ("/api/prices", .owner, true, 404, "no-wallet"),
    ]

    @Test(arguments: refusals)
    func `Refusals are problems`(path: String, role: Role, elsewhere: Bool, status: Int, code: String) async throws {
        let bank = try await Bank.open(.sqlite, points: 10)

        let reply = try await get(path, bank, role: role, elsewhere: elsewhere)

        #expect(reply.status == status)
        #expect(try json(reply.body)["type"] as? String == "/problems/\(code)")
    }

    @Test func `Another workspace's journal is empty`() async throws {
        let bank = try await Bank.open(.sqlite, points: 10)

        let body = try json(try await get("/api/credits/journal", bank, elsewhere: true).body)

        #expect((body["items"] as? [Any])?.isEmpty == true)
    }
}
