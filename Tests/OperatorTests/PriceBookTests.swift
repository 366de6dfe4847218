import Credits
import Foundation
import HTTPTypes
import Primitives
import Storage
import TestSupport
import Testing

struct PriceBookTests {
    private static let header =
        "Market,Currency,Marketing,Utility,Authentication,Authentication-International,Service\n"
    private static let card = header + "India,INR,0.9000,0.1250,0.1250,2.5000,0.1250\n"

    private func send(_ console: Console, _ text: String, _ query: String, book: String = "INR") async throws -> Answer
    {
        try await console.ask(.post, "/api/operator/price-books/\(book)/imports?\(query)", csv: Array(text.utf8))
    }

    /// The day that is so many days from now where rupee accounts are.
    private func day(_ console: Console, _ days: Int64) -> String {
        "\(CivilDay(daysSince1970: (console.clock.now.seconds + 19_800) / 86_400 + days))"
    }

    private func prices(_ console: Console, _ query: String) async throws -> [String] {
        try await console.ask(.get, "/api/operator/price-books/INR/prices?\(query)").items.map { item in
            "\(item["category"] as? String ?? "") \(item["amount"] as? String ?? "none") \(item["cost"] as? String ?? "none")"
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A card is looked at before it is written`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        let from = day(console, 10)
        let before = try await console.count("SELECT count(*) AS count FROM prices")

        let look = try await send(console, Self.card, "from=\(from)")

        #expect(look.status == 200, "\(look.text)")
        #expect(look.object["applied"] as? Bool == false && look["from"] == from)
        let opened = try #require(look.object["opened"] as? [[String: Any]])
        #expect(
            opened.count == 5
                && opened.contains { $0["before"] as? String == "0.8631" && $0["after"] as? String == "0.9" }
        )
        #expect(try await console.count("SELECT count(*) AS count FROM prices") == before)
        #expect(try await console.ask(.get, "/api/operator/audit").items.isEmpty)

        let written = try await send(console, Self.card, "from=\(from)&apply=true")
        #expect(written.object["applied"] as? Bool == true)
        #expect(try await console.count("SELECT count(*) AS count FROM prices") == before + 5)
        let log = try await console.ask(.get, "/api/operator/audit").items
        #expect(log.first?["action"] as? String == "prices.imported" && log.first?["subject"] as? String == "INR")
        let again = try await send(console, Self.card, "from=\(from)&apply=true")
        #expect(again.object["unchanged"] as? Int == 5)
        let other = try await send(console, Self.card.replacing("0.9000", with: "0.9100"), "from=\(from)&apply=true")
        #expect(other.status == 409 && other.problem == "price-conflict")
    }

    @Test(arguments: TestDatabase.all)
    func `A margin raises what begins with its day and leaves the rest`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        let from = day(console, 5)

        let answer = try await console.ask(
            .put,
            "/api/operator/price-books/INR/margins",
            json: #"{"from":"\#(from)","percent":"12.5"}"#
        )

        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer["marginPercent"] == "0")
        #expect(answer.object["margins"] as? [[String: String]] == [["from": from, "percent": "12.5"]])
        #expect(try await prices(console, "search=india&limit=3").contains("marketing 0.8631 0.8631"))
        let then = "\(console.clock.now + .days(6))"
        #expect(try await prices(console, "search=india&at=\(then)").contains("marketing 0.970988 0.8631"))
        let log = try await console.ask(.get, "/api/operator/audit").items
        #expect(log.first?["action"] as? String == "prices.margin-set")
        #expect((log.first?["detail"] as? String)?.hasPrefix("12.5 % from \(from)") == true)
        let refusals: [(String, String, [String])] = [
            (day(console, 0), "5", ["from"]), (day(console, -3), "5", ["from"]), ("2027-02-30", "5", ["from"]),
            (from, "-1", ["percent"]), (from, "1000.01", ["percent"]), (from, "0.001", ["percent"]),
            (from, "ten", ["percent"]),
        ]
        for (day, percent, fields) in refusals {
            let refused = try await console.ask(
                .put,
                "/api/operator/price-books/INR/margins",
                json: #"{"from":"\#(day)","percent":"\#(percent)"}"#
            )
            #expect(refused.status == 422 && refused.fields == fields, "\(day) \(percent) \(refused.text)")
        }
        let none = try await console.ask(
            .put,
            "/api/operator/price-books/EUR/margins",
            json: #"{"from":"\#(from)","percent":"5"}"#
        )
        #expect(none.status == 404 && none.problem == "price-book-not-found")
    }

    @Test(arguments: TestDatabase.all)
    func `The books are listed, and a new currency begins with its first card`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        let list = try await console.ask(.get, "/api/operator/price-books")
        #expect(list.items.map { $0["name"] as? String } == ["INR", "USD"])
        let rupees = try #require(list.items.first)
        #expect(rupees["pointsPerUnit"] as? Int == 1 && rupees["utcOffsetMinutes"] as? Int == 330)
        #expect(rupees["workspaces"] as? Int == 2 && rupees["lastFrom"] as? String == "2026-10-01")
        #expect(rupees["markets"] as? Int == 32)

        let card = Self.card.replacing("INR", with: "EUR")
        let from = day(console, 1)
        let without = try await send(console, card, "from=\(from)&apply=true", book: "EUR")
        #expect(without.status == 422 && without.text.contains("EUR"))
        let made = try await send(console, card, "from=\(from)&apply=true&pointsPerUnit=22", book: "EUR")
        #expect(made.status == 200 && made.text.contains("\"19.8\""), "\(made.text)")
        let other = try await send(console, card, "from=\(from)&pointsPerUnit=23", book: "EUR")
        #expect(other.status == 409 && other.problem == "price-conflict")
        #expect(try await console.ask(.get, "/api/operator/price-books").items.count == 3)
        for (name, query, status) in [
            ("XXX", "from=\(from)", 404), ("inr", "from=\(from)", 404), ("INR", "", 400), ("INR", "from=soon", 400),
            ("INR", "from=\(from)&apply=yes", 400), ("INR", "from=\(from)&pointsPerUnit=0", 400),
        ] {
            #expect(try await send(console, card, query, book: name).status == status, "\(name) \(query)")
        }
        #expect(try await console.ask(.get, "/api/operator/price-books/GBP/prices").status == 404)
    }

    private static let tierHeader =
        "Market,Currency" + String(repeating: ",From,To,Type,Rate,Difference", count: 3) + "\n"
    private static let tiers =
        tierHeader + "India,INR,0,1000,list,0.1250,0%,,,,,,,,,,\nIndia,INR,1001,,tier,0.1125,-10%,,,,,,,,,,\n"

    @Test(arguments: TestDatabase.all)
    func `Volume tiers come by the same way as cards, after the card of their day`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        let from = day(console, 10)
        let early = try await send(console, Self.tiers, "from=\(from)")
        #expect(
            early.status == 409 && early.problem == "price-conflict"
                && early.text.contains("rate card of the day first")
        )
        _ = try await send(console, Self.card, "from=\(from)&apply=true")
        _ = try await console.ask(
            .put,
            "/api/operator/price-books/INR/margins",
            json: #"{"from":"\#(day(console, 12))","percent":"10"}"#
        )
        let before = try await console.count("SELECT count(*) AS count FROM prices")

        let look = try await send(console, Self.tiers, "from=\(from)")
        #expect(look.status == 200 && look.object["applied"] as? Bool == false, "\(look.text)")
        let opened = try #require(look.object["opened"] as? [[String: Any]])
        #expect(opened.map { $0["tierFrom"] as? Int } == [1001] && opened[0]["after"] as? String == "0.1125")
        #expect(look.object["untouched"] as? [String] == [])
        #expect(try await console.count("SELECT count(*) AS count FROM prices") == before)

        let written = try await send(console, Self.tiers, "from=\(from)&apply=true")
        #expect(written.object["applied"] as? Bool == true)
        // The tier, and what the margin makes of it two days later.
        #expect(try await console.count("SELECT count(*) AS count FROM prices") == before + 2)
        let then = "\(console.clock.now + .days(13))"
        let items = try await console.ask(.get, "/api/operator/price-books/INR/prices?search=india&at=\(then)").items
        let utility = items.filter { $0["category"] as? String == "utility" }
        #expect(utility.map { $0["tierFrom"] as? Int } == [0, 1001])
        #expect(utility.map { $0["amount"] as? String } == ["0.1375", "0.12375"])
        #expect(utility.map { $0["cost"] as? String } == ["0.125", "0.1125"])
        let log = try await console.ask(.get, "/api/operator/audit").items
        #expect((log.first?["detail"] as? String)?.hasPrefix("volume tiers, console, from \(from)") == true)

        // Another list price ends them, and the comparison says so.
        let next = Self.card.replacing("0.1250,0.1250,2", with: "0.1300,0.1250,2")
        let ended = try await send(console, next, "from=\(day(console, 20))")
        let closed = try #require(ended.object["closed"] as? [[String: Any]])
        #expect(closed.map { $0["tierFrom"] as? Int } == [1001])
    }

    @Test(arguments: TestDatabase.all)
    func `A file of tiers that is wrong is refused whole, with its line`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        let before = try await console.count("SELECT count(*) AS count FROM prices")
        let path = "/api/operator/price-books/INR/imports?from=\(day(console, 10))&apply=true"
        let row = "India,INR,0,1000,list,0.1150,0,,,,,,,,,,\n"
        let hostile: [(String, String?)] = [
            (row + "India,INR,1002,,tier,0.1,,,,,,,,,,,\n", "3"), (row + row, "3"),
            (row + "India,INR,1001,,tier,0.2,,,,,,,,,,,\n", "3"), (row.replacing("INR", with: "USD"), "2"),
            (row + "India,INR,1001\n", "3"), (row.replacing("1000", with: String(repeating: "9", count: 500_000)), "2"),
            (String(repeating: row, count: 50_000), "3"), ("", nil), ("\"" + row, "2"),
            (row.replacing("India", with: "Atlantis"), nil),
            (row.replacing("India", with: String(repeating: "A", count: 200_000)), nil),
        ]
        for (place, (text, line)) in hostile.enumerated() {
            let answer = try await console.ask(.post, path, csv: Array((Self.tierHeader + text).utf8))
            #expect(
                answer.status == 422 && answer.problem == "rate-card-refused",
                "\(place) \(answer.text.prefix(300))"
            )
            #expect(answer["line"] == line, "\(place) \(answer.text.prefix(300))")
            #expect(answer.text.utf8.count < 2_000, "\(place)")
        }
        #expect(try await console.count("SELECT count(*) AS count FROM prices") == before)
    }

    @Test(arguments: TestDatabase.all)
    func `The pages of the prices have each of them once`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        var (seen, next): ([String], String?) = ([], nil)
        repeat {
            let cursor = next.map { "&after=\($0)" } ?? ""
            let answer = try await console.ask(.get, "/api/operator/price-books/USD/prices?limit=70\(cursor)")
            seen += answer.items.map { "\($0["market"] as? String ?? "") \($0["category"] as? String ?? "")" }
            next = answer["next"]
        } while next != nil
        #expect(seen.count > 188 && Set(seen).count == seen.count && seen == seen.sorted())
        #expect(try await prices(console, "search=INTERNATIONAL").allSatisfy { $0.hasPrefix("authentication-i") })
    }

    /// Files that nobody would send by accident; each with the line that is named, and zero for none.
    private static var hostile: [([UInt8], Int)] {
        let head = Array(header.utf8)
        let good = Array("India,INR,1,1,1,n/a,1\n".utf8)
        return [
            (head + [0x49, 0xFF, 0xFE] + good, 2),
            ([0xFF, 0xFE] + header.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, 1),
            (head + good + Array(("Germany" + String(repeating: ",", count: 1_000_000) + "\n").utf8), 3),
            (head + Array("\"India,INR,1,1,1,n/a,1\n".utf8) + good, 2),
            (Array(String(repeating: "\"", count: 1_000_001).utf8), 1),
            (head + good + good, 3),
            (head + good + Array("Germany,INR,1,1,1,n/a,\(String(repeating: "9", count: 500_000))\n".utf8), 3),
            (head + good + Array("Germany,\(String(repeating: "€", count: 100_000)),1,1,1,n/a,1\n".utf8), 3),
            (head + Array("India,INR,1,1,1,n/a,1,\n".utf8), 2),
            (head + Array(String(repeating: "x\n", count: 1_000_000).utf8), 2),
            (Array(String(repeating: "x\n", count: 1_000_000).utf8), 5_001),
            (Array(String(repeating: "\n", count: 300_000).utf8), 0),
            (head + Array("Atlantis\u{0},INR,1,1,1,n/a,1\n".utf8), 0),
            (head + Array("\(String(repeating: "A", count: 200_000)),INR,1,1,1,n/a,1\n".utf8), 0),
            ([], 0),
        ]
    }

    @Test(arguments: TestDatabase.all)
    func `A file that is wrong is refused whole, with its line`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        let before = try await console.count("SELECT count(*) AS count FROM prices")
        let path = "/api/operator/price-books/INR/imports?from=\(day(console, 10))&apply=true"
        for (place, (file, line)) in Self.hostile.enumerated() {
            let answer = try await console.ask(.post, path, csv: file)
            #expect(
                answer.status == 422 && answer.problem == "rate-card-refused",
                "\(place) \(answer.text.prefix(300))"
            )
            #expect(answer["line"] == (line == 0 ? nil : "\(line)"), "\(place) \(answer.text.prefix(300))")
            #expect(answer.text.utf8.count < 2_000, "\(place)")
        }
        let large = try await console.ask(.post, path, csv: [UInt8](repeating: 0x2C, count: (4 << 20) + 1))
        #expect(large.status == 413)
        let typed = try await console.ask(.post, path, json: "{}")
        #expect(typed.status == 415)
        #expect(try await console.count("SELECT count(*) AS count FROM prices") == before)
        #expect(try await console.count("SELECT count(*) AS count FROM operator_entries") == 0)
    }
}
