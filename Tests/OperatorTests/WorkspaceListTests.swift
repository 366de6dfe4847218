import Credits
import Foundation
import HTTPTypes
import Primitives
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Operator

struct WorkspaceListTests {
    /// So many workspaces more, each with an owner, a member and a wallet; every tenth is low, every hundredth is locked.
    private func fill(_ console: Console, _ count: Int) async throws {
        try await console.database.write { transaction in
            let numbers: SQL =
                "WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < \(count))"
            try transaction.run(
                """
                INSERT INTO workspaces (workspace_id, name, country, currency, time_zone, created_at)
                \(numbers) SELECT i, 'Company ' || i, 'IN', 'INR', 'Asia/Kolkata', i FROM n
                """
            )
            try transaction.run(
                """
                INSERT INTO users (id, email, name, password_hash, trial_key, created_at)
                \(numbers) SELECT i, 'owner' || i || '@example.org', 'Owner ' || i, 'x', 'owner' || i, i FROM n
                """
            )
            for (role, shift) in [("OWNER", 0), ("MEMBER", 1)] {
                try transaction.run(
                    """
                    INSERT INTO members (workspace_id, id, user_id, role, joined_at)
                    \(numbers) SELECT i, i * 2 + \(shift), CASE WHEN i + \(shift) > \(count) THEN 1 ELSE i + \(shift) END,
                        \(role), i FROM n
                    """
                )
            }
            try transaction.run(
                """
                INSERT INTO wallets (workspace_id, book, available, paid_in, last_at, opened_at)
                \(numbers) SELECT i, 'INR', CASE WHEN i % 100 = 0 THEN 0 WHEN i % 10 = 0 THEN 50000000 ELSE 500000000 END,
                    CASE WHEN i % 100 = 0 THEN 0 WHEN i % 10 = 0 THEN 50000000 ELSE 500000000 END, i, i FROM n
                """
            )
            for name in ["notice", "lock"] {
                try transaction.run(
                    """
                    INSERT INTO alert_states (workspace_id, name, armed, changed_at)
                    \(numbers) SELECT i, \(name), 0, i FROM n
                    """
                )
            }
        }
    }

    private func names(_ answer: Answer) -> [String] { answer.items.compactMap { $0["name"] as? String } }

    @Test(arguments: TestDatabase.all)
    func `An operator sees every workspace with its owner and its credits`(kind: TestDatabase) async throws {
        let console = try await Console(kind)

        let answer = try await console.ask(.get, "/api/operator/workspaces")

        #expect(names(answer) == ["Analytical Engines", "Telegraph"])
        let ada = try #require(answer.items.first)
        #expect(ada["id"] as? String == "\(console.ada.workspace)")
        #expect(ada["ownerEmail"] as? String == "ada@example.com")
        #expect(ada["members"] as? Int == 1)
        let credits = try #require(ada["credits"] as? [String: Any])
        #expect(credits["available"] as? String == "0" && credits["state"] as? String == "locked")
        #expect(credits["book"] as? String == "INR")
        for secret in ["password", "scrypt", "token", "hash"] { #expect(!answer.text.contains(secret)) }
    }

    @Test(arguments: TestDatabase.all)
    func `Workspaces are found by name, by an owner's address, by identity and by the state of their credits`(
        kind: TestDatabase
    ) async throws {
        let console = try await Console(kind)
        _ = try await console.signUp("carl@engines.example", company: "100% Étoile_")
        try await fill(console, 200)
        let id = "\(console.ada.workspace)"
        let searches: [(String, [String])] = [
            ("search=analytical", ["Analytical Engines"]),
            ("search=ENGINE", ["Analytical Engines"]),
            ("search=%20engines%20", ["Analytical Engines"]),
            ("search=carl@", ["100% Étoile_"]), ("search=CARL@ENGINES.example", ["100% Étoile_"]),
            ("search=arl@engines", []),
            ("search=toile_", ["100% Étoile_"]), ("search=%C3%89toile", ["100% Étoile_"]),
            ("search=100%25", ["100% Étoile_"]), ("search=%25", ["100% Étoile_"]), ("search=_", ["100% Étoile_"]),
            ("search='%20OR%201=1", []), ("search=!", []),
            ("search=\(id)", ["Analytical Engines"]),
            ("search=ws_0000000000000", []),
            ("search=owner77@", ["Company 77"]),
            ("state=low&limit=2", ["Company 190", "Company 180"]),
            ("state=locked", ["100% Étoile_", "Analytical Engines", "Telegraph", "Company 200", "Company 100"]),
            ("state=ok&search=company%2019&limit=3", ["Company 199", "Company 198", "Company 197"]),
            ("state=low&search=company%2010", ["Company 10"]), ("state=locked&search=company%201", ["Company 100"]),
        ]
        for (query, expected) in searches {
            let answer = try await console.ask(.get, "/api/operator/workspaces?\(query)")
            #expect(answer.status == 200, "\(query)")
            #expect(names(answer) == expected, "\(query)")
        }
        #expect(try await console.ask(.get, "/api/operator/workspaces?state=rich").status == 400)
        let long = String(repeating: "a", count: 401)
        #expect(try await console.ask(.get, "/api/operator/workspaces?search=\(long)").status == 400)
    }

    @Test(arguments: TestDatabase.all)
    func `The pages of a list have every workspace once`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        try await fill(console, 120)
        var (seen, next): ([String], String?) = ([], nil)
        repeat {
            let cursor = next.map { "&after=\($0)" } ?? ""
            let answer = try await console.ask(.get, "/api/operator/workspaces?limit=50\(cursor)")
            seen += names(answer)
            next = answer["next"]
        } while next != nil

        #expect(seen.count == 122 && Set(seen).count == 122)
    }

    @Test(arguments: TestDatabase.all)
    func `A page costs three statements, however many workspaces there are`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        try await fill(console, kind == .sqlite ? 100_000 : 5_000)
        let desk = WorkspaceDesk(tools: console.tools)
        let asks: [(String?, Wallet.State?)] = [(nil, nil), ("company 1", .low), ("owner77@", nil), (nil, .locked)]
        try await console.database.read { transaction in
            for (search, state) in asks {
                let watching = WatchingSession(transaction)
                let found = try desk.page(
                    search: search,
                    state: state,
                    before: nil,
                    limit: 51,
                    in: Transaction(watching)
                )
                #expect(watching.statements == 3)
                #expect(!found.isEmpty && found.count <= 51)
            }
        }
    }

    @Test(arguments: [true, false])
    func `No statement sorts the workspaces or looks through another table`(hasStatistics: Bool) async throws {
        let console = try await Console(.sqlite)
        try await fill(console, 5_000)
        let desk = WorkspaceDesk(tools: console.tools)
        let steps = try await console.database.write { transaction in
            try transaction.runScript("PRAGMA analysis_limit = 400; ANALYZE")
            if !hasStatistics { try transaction.runScript("DELETE FROM sqlite_stat1; ANALYZE sqlite_schema") }
            let watching = WatchingSession(transaction)
            for search in [nil, "company 1", "owner77@"] {
                for state in [nil, Wallet.State.low, .ok, .locked] {
                    _ = try desk.page(
                        search: search,
                        state: state,
                        before: WorkspaceID(rawValue: 4_000),
                        limit: 51,
                        in: Transaction(watching)
                    )
                }
            }
            return watching.steps
        }

        #expect(steps.contains { $0.contains("users_by_email (email>? AND email<?)") })
        for step in steps {
            #expect(!step.contains("TEMP B-TREE FOR ORDER BY"), "\(step)")
            let words = step.split(separator: " ")
            guard words.count > 1, words[0] == "SCAN" else { continue }
            #expect(["grouped", "workspaces"].contains(String(words[1])), "\(step)")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `The page of a workspace has its owners and its grants`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        let here = console.ada.workspace
        try await console.database.write { transaction in
            try console.credits.ledger(in: transaction)
                .grant(here, kind: .purchase, amount: Points(700), reference: "payment:pay_1")
        }

        let answer = try await console.ask(.get, "/api/operator/workspaces/\(here)")

        #expect(answer["name"] == "Analytical Engines")
        #expect(answer.part("credits")["available"] as? String == "700")
        let lots = try #require(answer.object["lots"] as? [[String: Any]])
        #expect(lots.map { $0["reference"] as? String } == ["payment:pay_1"])
        #expect(lots.first?["reason"] is NSNull || lots.first?["reason"] == nil)
        let owners = try #require(answer.object["owners"] as? [[String: String]])
        #expect(owners == [["name": "Ada", "email": "ada@example.com"]])
        #expect(!answer.text.contains("olga@example.com"))
        let none = try await console.ask(.get, "/api/operator/workspaces/ws_0000000000000")
        #expect(none.status == 404 && none.problem == "workspace-not-found")
    }
}
