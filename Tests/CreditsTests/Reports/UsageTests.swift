import Credits
import Foundation
import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing

struct UsageTests {
    private static let channels = [ChannelID(rawValue: 31), ChannelID(rawValue: 32)]

    /// Messages to contacts, from a channel, in a category: each with a hold of its own.
    private func assign(
        _ bank: Bank,
        _ messages: [(id: Int64, contact: Int64, category: MessageCategory)],
        channel: Int = 0
    ) async throws {
        for message in messages {
            let quote = try bank.quote(message.category)
            try await bank.write { ledger in
                let hold = try ledger.hold(
                    bank.workspace,
                    reference: "message:\(message.id)",
                    amount: quote.amount,
                    expiresAt: bank.now + .days(30)
                )
                let subject = ChargeSubject(
                    channel: Self.channels[channel],
                    contact: ContactID(rawValue: message.contact)
                )
                let id = MessageID(rawValue: message.id)
                try ledger.assign(bank.workspace, hold: hold, charges: [(id, quote)], about: [id: subject])
            }
        }
    }

    private func rows(_ bank: Bank, _ query: String) async throws -> [String: String] {
        let body = try await bank.object("/api/credits/usage?\(query)")
        let rows = try #require(body["rows"] as? [[String: Any]])
        #expect((body["totals"] as? [String: Any])?["points"] as? String == body["journal"] as? String)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["key"] as? String ?? "?", Self.words($0)) })
    }

    private static func words(_ row: [String: Any]) -> String {
        let counts = ["free", "business", "user", "messages", "delivered"].map { "\(row[$0] as? Int ?? -1)" }
        return counts.joined(separator: " ") + " " + (row["points"] as? String ?? "?")
    }

    @Test(arguments: TestDatabase.all)
    func `A period is told by day, category, country and channel, in conversations, messages and points`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 100)
        // Before the period, and still open in it for the same category.
        try await assign(bank, [(1, 1, .marketing)])
        try await bank.settle([bank.delivered(1)])
        bank.clock.advance(by: .hours(3))
        let from = bank.now
        try await assign(bank, [(2, 1, .marketing), (3, 1, .utility), (4, 2, .service)])
        try await assign(bank, [(5, 1, .marketing), (6, 3, .marketing)], channel: 1)
        try await bank.settle([
            bank.delivered(2), bank.delivered(3, .utility), Word(MessageID(rawValue: 4), .free(.customerService)),
            Word(MessageID(rawValue: 5), .free(.entryPoint)), bank.failed(6),
        ])
        // The next day in India: charged late, and one more than 24 hours after its like.
        bank.clock.advance(by: .hours(22))
        try await assign(bank, [(7, 1, .marketing)])
        try await bank.settle([bank.delivered(6), bank.delivered(7)])
        bank.clock.advance(by: .milliseconds(1))
        let query = "from=\(from)&to=\(bank.now)"

        // free, business, user conversations; messages, delivered, points
        #expect(
            try await rows(bank, query) == ["2026-11-23": "1 1 1 5 4 1.5", "2026-11-24": "0 2 0 1 2 2"]
        )
        #expect(
            try await rows(bank, query + "&group=category")
                == ["marketing": "1 2 0 4 4 3", "utility": "0 1 0 1 1 0.5", "service": "0 0 1 1 1 0"]
        )
        #expect(try await rows(bank, query + "&group=country") == ["IN": "1 3 1 6 6 3.5"])
        #expect(
            try await rows(bank, query + "&group=channel")
                == ["\(Self.channels[0])": "0 2 1 4 4 2.5", "\(Self.channels[1])": "1 1 0 2 2 1"]
        )
        #expect(try await bank.ask("/api/credits/usage?group=mood").status == 400)
        #expect(try await bank.ask("/api/credits/usage?from=2020-01-01T00:00:00Z").status == 400)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `One report of a workspace is made at a time`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 100)
        var seat: ReportSeats.Seat? = try bank.service.reportSeats.take(bank.workspace)
        #expect(seat != nil)
        let second = try await bank.ask("/api/credits/usage")
        #expect(second.status == 429 && second.body.contains("report-running"))
        _ = try bank.service.reportSeats.take(WorkspaceID(rawValue: 8))
        do {
            _ = try bank.service.reportSeats.take(bank.workspace)
            Issue.record("two at a time")
        } catch {
            #expect(error.headers[.retryAfter] == "2")
        }
        seat = nil
        for _ in 0..<2 { #expect(try await bank.ask("/api/credits/usage").status == 200) }
        // Also after one that was refused.
        #expect(try await bank.ask("/api/credits/usage?from=2020-01-01T00:00:00Z").status == 400)
        #expect(try await bank.ask("/api/credits/usage").status == 200)
    }

    @Test(arguments: TestDatabase.all)
    func `Beyond what anybody waits for, messages are exported`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 100, settings: CreditSettings(reportMost: 3))
        try await assign(bank, [(1, 1, .marketing), (2, 2, .marketing), (3, 3, .marketing), (4, 4, .marketing)])
        try await bank.settle((1...3).map { bank.delivered($0) })
        #expect(try await rows(bank, "group=country") == ["IN": "0 3 0 3 3 3"])
        try await bank.settle([bank.delivered(4)])
        let refused = try await bank.ask("/api/credits/usage")
        #expect(refused.status == 422 && refused.body.contains("report-too-large"))
        #expect(try await bank.ask("/api/credits/usage.jsonl").body.split(separator: "\n").count == 4)
    }

    @Test(arguments: TestDatabase.all)
    func `A report of many pages that runs while messages settle agrees with the journal`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind, points: 5000)
        _ = try await bank.campaign(1...2600)
        try await bank.settle((1...2200).map { bank.delivered($0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for message in Int64(2201)...2400 {
                    bank.clock.advance(by: .milliseconds(message % 2))
                    try await bank.settle([bank.delivered(message)])
                }
            }
            group.addTask {
                for _ in 0..<4 {
                    let shown = try await rows(bank, "group=country")["IN"] ?? ""
                    let counts = shown.split(separator: " ").map(String.init)
                    #expect(counts.count == 6 && counts[3] == counts[5], "\(shown)")
                }
            }
            try await group.waitForAll()
        }
        #expect(try await rows(bank, "group=country")["IN"]?.hasSuffix(" 2400 2400 2400") == true)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `An export has a row for each message, with its price row and why it was free`(kind: TestDatabase) async throws
    {
        let bank = try await Bank.open(kind, points: 100)
        try await assign(bank, [(1, 1, .marketing), (2, 2, .service), (3, 3, .marketing)])
        try await bank.settle([
            bank.delivered(1, .utility), Word(MessageID(rawValue: 2), .free(.customerService)), bank.failed(3),
        ])
        bank.clock.advance(by: .minutes(1))
        try await bank.settle([bank.delivered(3)])

        let csv = try await bank.ask("/api/credits/usage.csv").body.split(separator: "\r\n").map(String.init)
        let json = try await bank.ask("/api/credits/usage.jsonl").body.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }

        #expect(csv.first?.hasPrefix("\u{FEFF}at,message,outcome,points,category,country,market") == true)
        #expect(csv.count == 5 && json.count == 4)
        #expect(json.map { $0["outcome"] as? String } == ["charged", "free", "released", "late"])
        #expect(json.map { $0["points"] as? String } == ["0.5", "0", "0", "1"])
        #expect(json[0]["category"] as? String == "utility" && json[0]["price"] as? String == "0.5")
        #expect((json[0]["priceId"] as? String)?.hasPrefix("prc_") == true)
        #expect(json[1]["freeReason"] as? String == "free_customer_service")
        #expect(json[0]["reference"] as? String == "message:1")
        #expect(csv[1].contains(",charged,0.5,utility,IN,India,\(Self.channels[0]),"))
        #expect(try await bank.ask("/api/credits/usage.csv", role: .member).status == 403)
    }

    @Test(arguments: TestDatabase.all)
    func `Case 31: a delivery counts in the month in which it was charged`(kind: TestDatabase) async throws {
        let start = try #require(Timestamp("2026-03-31T18:29:59Z"))
        let bank = try await Bank.open(kind, points: 10, clock: TestClock(start))
        try await assign(bank, [(1, 1, .marketing)])
        bank.clock.advance(by: .seconds(2))
        try await bank.settle([bank.delivered(1)])
        bank.clock.advance(by: .seconds(1))

        #expect(try await rows(bank, "from=2026-03-01T00:00:00Z") == ["2026-04-01": "0 1 0 1 1 1"])
    }

    @Test(arguments: TestDatabase.all)
    func `Case 45: an export that runs while messages settle adds up to the journal at one point`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind, points: 5000)
        _ = try await bank.campaign(1...3000)
        try await bank.settle((1...2200).map { bank.delivered($0) })

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for message in Int64(2201)...2500 {
                    bank.clock.advance(by: .milliseconds(message % 2))
                    try await bank.settle([bank.delivered(message)])
                }
            }
            for _ in 0..<3 {
                group.addTask {
                    let lines = try await bank.ask("/api/credits/usage.jsonl").body.split(separator: "\n")
                    let rows = try lines.map { line -> (String, Points) in
                        let row = try #require(
                            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                        )
                        return (row["at"] as? String ?? "", Points(row["points"] as? String ?? "") ?? .zero)
                    }
                    let last = try #require(Timestamp(rows.last?.0 ?? ""))
                    let sum = rows.reduce(Points.zero) { $0 + $1.1 }
                    let journal: Points? = try await bank.database.read {
                        try $0.row(
                            """
                            SELECT CAST(sum(amount) AS BIGINT) AS spent FROM transfers
                            WHERE kind IN ('capture', 'late') AND at <= \(last)
                            """
                        )?["spent"]
                    }
                    #expect(sum == journal && rows.count >= 2200)
                }
            }
            try await group.waitForAll()
        }
        let body = try await bank.object("/api/credits/usage")
        #expect((body["totals"] as? [String: Any])?["points"] as? String == "2500")
        try await bank.expectSound()
    }

    private static func money(_ row: [String: Any], _ name: String) -> Points {
        (row[name] as? String).flatMap { Points($0) } ?? .zero
    }

    /// The conversations of the file, and what was charged in them, are those of the screen.
    private func expectExported(_ totals: [String: Any], _ bank: Bank, from: String) async throws {
        let lines = try await bank.ask("/api/credits/usage.jsonl?from=\(from)").body.split(separator: "\n")
        let rows = try lines.map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        for kind in ["free", "business", "user"] {
            let mine = rows.filter { $0["conversation"] as? String == kind }
            let charged = mine.reduce(Points.zero) { $0 + Self.money($1, "points") }
            #expect(mine.count { $0["opensConversation"] as? Bool == true } == totals[kind] as? Int, "\(kind)")
            #expect(charged == (kind == "free" ? .zero : Self.money(totals, "\(kind)Points")), "\(kind)")
            #expect(!mine.isEmpty, "\(kind)")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `What a conversation was charged stands beside those of its kind, in the report and in the file`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 100)
        // With 1: a template, and a reply within its conversation. With 2: two replies, then a template. With 3: an ad.
        try await assign(bank, [(1, 1, .marketing), (2, 1, .service), (3, 2, .service), (4, 2, .service)])
        try await assign(bank, [(5, 2, .marketing), (6, 3, .service), (7, 3, .utility), (8, 3, .marketing)])
        try await bank.settle([bank.delivered(1)])
        try await bank.settle([bank.delivered(2, .service), bank.delivered(3, .service)])
        try await bank.settle([bank.delivered(4, .service), bank.delivered(5)])
        try await bank.settle([Word(MessageID(rawValue: 6), .free(.entryPoint))])
        // Meta charges for one that was sent while the ad's conversation was open: it is in none that is free.
        try await bank.settle([Word(MessageID(rawValue: 7), .free(.customerService)), bank.delivered(8)])
        bank.clock.advance(by: .milliseconds(1))

        let body = try await bank.object("/api/credits/usage?group=category")
        let totals = try #require(body["totals"] as? [String: Any])
        #expect(Self.words(totals) == "1 3 1 8 8 4.5")
        #expect(Self.money(totals, "businessPoints") == Points("3.5"))
        #expect(Self.money(totals, "userPoints") == Points(1))
        let lines = try await bank.ask("/api/credits/usage.csv").body.split(separator: "\r\n")
        let parts = lines.map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).suffix(2).joined(separator: " ")
        }
        #expect(
            parts == [
                "conversation opens_conversation", "business true", "business false", "user true", "user false",
                "business true", "free true", "free false", "business true",
            ]
        )
        try await expectExported(totals, bank, from: "2026-11-01T00:00:00Z")
    }

    @Test(arguments: TestDatabase.all)
    func `Screen, export and journal agree over a random month`(kind: TestDatabase) async throws {
        let seed = UInt64(11)
        var random = SeededGenerator(seed: seed)
        let bank = try await Bank.open(kind, points: 10_000)
        var id: Int64 = 0
        for _ in 0..<60 {
            let some = (0..<Int64.random(in: 1...6, using: &random)).map { offset in
                (
                    id: id + offset + 1, contact: Int64.random(in: 1...9, using: &random),
                    category: [MessageCategory.marketing, .utility, .authentication, .service].randomElement(
                        using: &random
                    )
                        ?? .utility
                )
            }
            id += Int64(some.count)
            try await assign(bank, some, channel: Int.random(in: 0...1, using: &random))
            let words = (0..<8).map { _ -> Word in
                let message = Int64.random(in: 1...id, using: &random)
                switch Int.random(in: 0...8, using: &random) {
                case 0: return bank.failed(message)
                case 1: return Word(MessageID(rawValue: message), .free(.customerService))
                case 2: return bank.delivered(message, .utility)
                case 3: return Word(MessageID(rawValue: message), .free(.entryPoint))
                case 4, 5: return bank.delivered(message, .service)
                default: return bank.delivered(message)
                }
            }
            try await bank.settle(words)
            bank.clock.advance(by: .minutes(Int64.random(in: -30...900, using: &random)))
        }
        bank.clock.advance(by: .days(1))
        let from = "2026-11-01T00:00:00Z"

        var totals: Set<String> = []
        for group in ["day", "category", "country", "channel"] {
            let body = try await bank.object("/api/credits/usage?from=\(from)&group=\(group)")
            let whole = try #require(body["totals"] as? [String: Any])
            totals.insert(Self.words(whole) + " " + (body["journal"] as? String ?? ""))
            let rows = try #require(body["rows"] as? [[String: Any]])
            for name in ["free", "business", "user", "messages", "delivered"] {
                #expect(rows.reduce(0) { $0 + ($1[name] as? Int ?? 0) } == whole[name] as? Int, "\(group) \(name)")
            }
            for name in ["points", "businessPoints", "userPoints"] {
                #expect(
                    rows.reduce(Points.zero) { $0 + Self.money($1, name) } == Self.money(whole, name),
                    "\(group) \(name)"
                )
            }
            for row in rows + [whole] {
                // Both views of the same messages have the same money.
                #expect(Self.money(row, "businessPoints") + Self.money(row, "userPoints") == Self.money(row, "points"))
            }
            try await expectExported(whole, bank, from: from)
        }
        let lines = try await bank.ask("/api/credits/usage.csv?from=\(from)").body.split(separator: "\r\n").dropFirst()
        let exported = lines.reduce(Points.zero) { sum, line in
            sum + (Points(String(line.split(separator: ",", omittingEmptySubsequences: false)[3])) ?? .zero)
        }

        #expect(totals.count == 1, "seed \(seed): \(totals)")
        #expect(totals.first?.hasSuffix(" \(exported) \(exported)") == true, "seed \(seed): \(totals) \(exported)")
        #expect(try await bank.wallet().spent == exported)
        try await bank.expectSound()
    }
}
