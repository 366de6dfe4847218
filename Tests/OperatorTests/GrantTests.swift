import Credits
import Foundation
import HTTPTypes
import Primitives
import Storage
import TestSupport
import Testing
import Workspaces

struct GrantTests {
    private func path(_ console: Console) -> String { "/api/operator/workspaces/\(console.ada.workspace)/grants" }

    @Test(arguments: TestDatabase.all)
    func `A promotion is in the wallet at once, unlocks it, and is written down for both sides`(kind: TestDatabase)
        async throws
    {
        let console = try await Console(kind)
        let here = console.ada.workspace
        // Locked, and told so.
        try await console.database.write { transaction in
            let ledger = console.credits.ledger(in: transaction)
            try ledger.grant(here, kind: .purchase, amount: Points(10), reference: "p")
            _ = try ledger.deduct(here, amount: Points(10), reference: "d")
        }
        #expect(try await console.balances(here) == "0 0 0 locked")
        let until = console.clock.now + .days(30)

        let answer = try await console.ask(
            .post,
            path(console),
            json: #"{"kind":"promotion","points":"500","reason":" Sorry ","expiresAt":"\#(until)","priority":5}"#,
            key: "k1"
        )

        #expect(answer.status == 201, "\(answer.text)")
        let lot = answer.part("lot")
        #expect(lot["kind"] as? String == "promotion" && lot["amount"] as? String == "500")
        #expect(lot["reason"] as? String == "Sorry" && lot["expiresAt"] as? String == "\(until)")
        #expect(answer.part("credits")["state"] as? String == "ok")
        #expect(try await console.balances(here) == "500 0 0 ok")
        for kind in ["wallet.changed", "wallet.unlocked"] {
            let sql: SQL = "SELECT count(*) AS count FROM events WHERE workspace_id = \(here) AND kind = \(kind)"
            #expect(try await console.count(sql) >= 1, "\(kind)")
        }
        let log = try await console.ask(.get, "/api/operator/audit")
        #expect(log.items.first?["action"] as? String == "credits.granted")
        #expect(log.items.first?["actor"] as? String == "\(console.olga.user)")
        #expect(log.items.first?["actorName"] as? String == "Olga")
        #expect(log.items.first?["subject"] as? String == "\(here)")
        #expect((log.items.first?["names"] as? [String: String])?.keys.sorted() == ["\(here)"])
        // The workspace reads what was given, and not by whom.
        let audit = try await console.ask(.get, "/api/audit", as: console.ada)
        #expect(audit.items.first?["action"] as? String == "credits.granted")
        #expect(audit.items.first?["actor"] as? String == "operator")
        #expect(audit.text.contains("500 points (promotion") && audit.text.contains("Sorry"))
        for secret in ["Olga", "\(console.olga.user)", "olga@"] { #expect(!audit.text.contains(secret)) }
        let lots = try await console.ask(.get, "/api/operator/workspaces/\(here)")
        #expect(!lots.text.contains("\(console.olga.user)"))
        try await expectSound(console)
    }

    @Test(arguments: TestDatabase.all)
    func `The same request again grants once, also when its answer is forgotten`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        let body = #"{"kind":"adjustment","points":"20","reason":"Counted twice"}"#
        let first = try await console.ask(.post, path(console), json: body, key: "same")
        let second = try await console.ask(.post, path(console), json: body, key: "same")
        try await console.database.write { try $0.run("DELETE FROM idempotency_keys") }
        let third = try await console.ask(.post, path(console), json: body, key: "same")
        try await console.database.write { try $0.run("DELETE FROM idempotency_keys") }
        let other = try await console.ask(
            .post,
            path(console),
            json: #"{"kind":"adjustment","points":"21","reason":"Counted twice"}"#,
            key: "same"
        )

        #expect([first, second, third].map(\.status) == [201, 201, 201])
        #expect(Set([first, second, third].map { $0.part("lot")["id"] as? String }).count == 1)
        #expect(other.status == 409 && other.problem == "reference-taken")
        #expect(try await console.balances(console.ada.workspace) == "20 0 0 low")
        #expect(try await console.ask(.get, "/api/operator/audit").items.count == 1)
        // Without a key every request is one of its own.
        for _ in 0..<2 { _ = try await console.ask(.post, path(console), json: body) }
        #expect(try await console.balances(console.ada.workspace) == "60 0 0 low")
        try await expectSound(console)
    }

    @Test(arguments: TestDatabase.all)
    func `Points are taken away as far as they are free, once, and the rest is refused`(kind: TestDatabase) async throws
    {
        let console = try await Console(kind)
        let here = console.ada.workspace
        let lot = try await console.database.write { transaction in
            let ledger = console.credits.ledger(in: transaction)
            let lot = try ledger.grant(here, kind: .purchase, amount: Points(100), reference: "p")
            _ = try ledger.hold(here, reference: "h", amount: Points(30), expiresAt: console.clock.now + .days(1))
            return lot
        }
        func take(_ points: String, _ key: String) async throws -> Answer {
            try await console.ask(
                .post,
                path(console),
                json: #"{"kind":"adjustment","points":"\#(points)","reason":"Agreed by mail"}"#,
                key: key
            )
        }

        let taken = try await take("-60.5", "a")
        try await console.database.write { try $0.run("DELETE FROM idempotency_keys") }
        let again = try await take("-60.5", "a")
        let tooMany = try await take("-9.500001", "b")

        #expect(taken.status == 201 && again.status == 201, "\(taken.text)")
        #expect(taken.object["lot"] is NSNull || taken.object["lot"] == nil)
        #expect(tooMany.status == 409 && tooMany.problem == "beyond-free" && tooMany["free"] == "9.5")
        #expect(try await console.balances(here) == "9.5 30 0 low")
        #expect(try await take("-9.5", "c").status == 201)
        #expect(try await console.balances(here) == "0 30 0 locked")
        #expect(
            try await console.ask(.get, "/api/operator/audit").items.map { $0["action"] as? String }
                == ["credits.deducted", "credits.deducted"]
        )
        try await expectSound(console)
        // The purchase can be refunded whole: what is not there any more is debt.
        let back = try await console.database.write {
            try console.credits.ledger(in: $0).clawBack(here, lot: lot, amount: Points(100), reference: "refund:1")
        }
        #expect(back == ClawBack(taken: .zero, debt: Points(100)))
        try await expectSound(console)
    }

    private static let refusals: [(String, [String])] = [
        (#"{"kind":"purchase","points":"5","reason":"x"}"#, ["kind"]),
        (#"{"kind":"trial","points":"5","reason":"x"}"#, ["kind"]),
        (#"{"kind":"promotion","points":"0","reason":"x"}"#, ["points"]),
        (#"{"kind":"promotion","points":"-5","reason":"x"}"#, ["points"]),
        (#"{"kind":"promotion","points":"100000001","reason":"x"}"#, ["points"]),
        (#"{"kind":"adjustment","points":"-100000001","reason":"x"}"#, ["points"]),
        (#"{"kind":"adjustment","points":"5","reason":"  "}"#, ["reason"]),
        (#"{"kind":"adjustment","points":"5","reason":"a\nb"}"#, ["reason"]),
        (#"{"kind":"adjustment","points":"5","reason":"\#(String(repeating: "x", count: 501))"}"#, ["reason"]),
        (#"{"kind":"promotion","points":"5","reason":"x","expiresAt":"2020-01-01T00:00:00Z"}"#, ["expiresAt"]),
        (#"{"kind":"promotion","points":"5","reason":"x","priority":101}"#, ["priority"]),
        (#"{"kind":"adjustment","points":"-5","reason":"x","priority":1}"#, ["priority"]),
        (#"{"kind":"adjustment","points":"-5","reason":"x","expiresAt":"2999-01-01T00:00:00Z"}"#, ["expiresAt"]),
        (#"{"kind":"gift","points":"0","reason":""}"#, ["kind", "points", "reason"]),
        (#"{"kind":"promotion","points":"1e3","reason":"x"}"#, ["points"]),
        (#"{"kind":"promotion","points":5,"reason":"x"}"#, ["points"]),
    ]

    @Test(arguments: TestDatabase.all)
    func `What cannot be granted is refused with the fields that are wrong, and nothing moves`(kind: TestDatabase)
        async throws
    {
        let console = try await Console(kind)
        for (body, fields) in Self.refusals {
            let answer = try await console.ask(.post, path(console), json: body)
            #expect(answer.status == 422 && answer.fields == fields, "\(body) \(answer.text)")
        }
        let nowhere = try await console.ask(
            .post,
            "/api/operator/workspaces/ws_0000000000000/grants",
            json: #"{"kind":"promotion","points":"5","reason":"x"}"#
        )
        #expect(nowhere.status == 404 && nowhere.problem == "workspace-not-found")
        #expect(try await console.balances(console.ada.workspace) == "0 0 0 locked")
        #expect(try await console.count("SELECT count(*) AS count FROM operator_entries") == 0)
    }

    private func expectSound(_ console: Console, _ location: SourceLocation = #_sourceLocation) async throws {
        let findings = try await console.credits.verify() + console.credits.rebuild(repair: false)
        #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))", sourceLocation: location)
    }
}
