import Credits
import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Reconciliation

/// A closed day stays as it is, and books what the operator wants it to.
@Suite(.timeLimit(.minutes(2)))
struct ClosingTests {
    private static let rate = Points(micro: 863_100)

    /// Three marketing messages, of which one webhook is lost.
    private func differing(_ kind: TestDatabase, books: Bool) async throws -> ReconciliationWorld {
        let world = try await ReconciliationWorld(kind, books: books)
        for number in 1...3 {
            let sent = try await world.send(to: number)
            if number > 1 { try await world.hear(sent) }
        }
        world.clock.advance(by: .days(9))
        try await world.ask("2026-11-23", "2026-11-23")
        #expect(try await world.state() == .differs)
        return world
    }

    @Test(arguments: TestDatabase.all)
    func `Closing only writes down, unless the operator books`(kind: TestDatabase) async throws {
        let world = try await differing(kind, books: false)
        let before = try await world.wallet().balances

        try await world.service.close(world.day, channel: nil, reason: " A provider's outage ", by: world.caller)

        #expect(try await world.state() == .closed)
        #expect(try await world.wallet().balances == before)
        #expect(
            try await world.count("SELECT count(*) AS count FROM audit_entries WHERE action = 'reconciliation.closed'")
                == 1
        )
        // Another answer changes nothing any more.
        try await world.hear(try await world.send(to: 1_000))
        try await world.ask("2026-11-23", "2026-11-23")
        #expect(try await world.found().comparison.messages == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `What Meta has more of is taken once, below zero if need be`(kind: TestDatabase) async throws {
        let world = try await differing(kind, books: true)
        let before = try await world.wallet().balances

        for _ in 1...2 {
            try await world.service.close(world.day, channel: world.channel, reason: "Lost", by: world.caller)
        }

        let after = try await world.wallet().balances
        #expect(after.available == before.available - Self.rate && after.spent == before.spent + Self.rate)
        #expect(try await world.count("SELECT count(*) AS count FROM transfers WHERE kind = 'shortfall'") == 1)
        #expect(try await world.count("SELECT booked AS count FROM reconciliation_days") == -Self.rate.micro)
        #expect(try await world.reportedSpent() == Set([after.spent]))
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `What we have more of comes back`(kind: TestDatabase) async throws {
        let world = try await ReconciliationWorld(kind, books: true)
        for number in 1...3 { try await world.hear(try await world.send(to: number)) }
        // A message that Meta knows nothing of.
        try await world.hear(
            ReconciliationWorld.Sent(message: try await world.phantom(9), verdicts: []),
            as: .billable(.marketing, at: world.clock.now)
        )
        world.clock.advance(by: .days(9))
        try await world.ask("2026-11-23", "2026-11-23")
        let before = try await world.wallet().balances
        #expect(try await world.found().comparison.rows.contains { $0.difference == .oursMore })

        try await world.service.close(world.day, channel: nil, reason: "Twice", by: world.caller)

        let after = try await world.wallet().balances
        #expect(after.available == before.available + Self.rate && after.adjusted == Self.rate)
        #expect(try await world.reportedSpent() == Set([after.spent]) && after.spent == before.spent)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A day that may still change, and one that nobody asked about, cannot be closed`(kind: TestDatabase)
        async throws
    {
        let world = try await ReconciliationWorld(kind)
        world.clock.advance(by: .days(2))
        await #expect(throws: ReconciliationError.unknown(world.day)) {
            try await world.service.close(world.day, channel: nil, reason: "x", by: world.caller)
        }
        try await world.ask()
        let until = AccountDays(zone: "Asia/Kolkata").end(of: world.day) + .days(7)
        await #expect(throws: ReconciliationError.waiting(world.day, until: until)) {
            try await world.service.close(world.day, channel: nil, reason: "x", by: world.caller)
        }
        for reason in ["", "  ", String(repeating: "x", count: 201)] {
            await #expect(throws: ReconciliationError.badReason) {
                try await world.service.close(world.day, channel: nil, reason: reason, by: world.caller)
            }
        }
        let stranger = ChannelID(rawValue: 999)
        await #expect(throws: ReconciliationError.noChannel(stranger)) {
            try await world.service.close(world.day, channel: stranger, reason: "x", by: world.caller)
        }
    }
}

extension ReconciliationWorld {
    /// What the usage screen, its rows, the journal beside them, the export and the sums for dashboard and operator call spent.
    func reportedSpent() async throws -> Set<Points> {
        clock.advance(by: .minutes(1))
        let (here, since) = (workspace, Timestamp(milliseconds: 0))
        let authenticator = Authenticator { _, _ in
            let actor = Caller.Actor.member(MemberID(rawValue: 1), UserID(rawValue: 1), .owner)
            return Authentication(caller: Caller(workspace: here, actor: actor), means: .session(id: 1, csrf: "x"))
        }
        let table = try RouteTable(
            CreditRoutes(credits).all,
            authenticator: authenticator,
            database: database,
            ambient: ambient
        )
        let answers = try await Application(responder: table.responder).test(.router) { client in
            var answers: [Data] = []
            for path in ["usage?from=2026-11-01T00:00:00Z", "usage.jsonl?from=2026-11-01T00:00:00Z"] {
                let body = try await client.execute(uri: "/api/credits/\(path)", method: .get).body
                answers.append(Data(String(buffer: body).utf8))
            }
            return answers
        }
        let screen = try #require(try JSONSerialization.jsonObject(with: answers[0]) as? [String: Any])
        let rows = try #require(screen["rows"] as? [[String: Any]])
        let lines = try answers[1].split(separator: 10).compactMap {
            try JSONSerialization.jsonObject(with: $0) as? [String: Any]
        }
        let sum = { (items: [[String: Any]]) in
            items.compactMap { Points($0["points"] as? String ?? "") }.reduce(.zero, +)
        }
        let spent = try await database.read { [credits] in
            [
                try credits.ledger(in: $0).spent(here, since: since),
                try credits.spent(since: since, andSince: since, in: $0).month,
            ]
        }
        let totals = Points((screen["totals"] as? [String: Any])?["points"] as? String ?? "")
        let journal = Points(screen["journal"] as? String ?? "")
        return Set([totals, journal].compactMap { $0 } + spent + [sum(rows), sum(lines)])
    }

    /// A message that was charged here and never sent there.
    func phantom(_ number: Int64) async throws -> MessageID {
        let message = MessageID(rawValue: number)
        let (credits, workspace, channel, now) = (credits, workspace, channel, clock.now)
        try await database.write { transaction in
            let ledger = credits.ledger(in: transaction)
            let phone = try #require(PhoneNumber("+919810000009"))
            let quote = try ledger.book(workspace).quote(.marketing, to: phone, window: .closed, at: now)
            let hold = try ledger.hold(
                workspace,
                reference: "p\(number)",
                amount: quote.amount,
                expiresAt: now + .days(31)
            )
            let subject = ChargeSubject(channel: channel, contact: ContactID(rawValue: number))
            try ledger.assign(workspace, hold: hold, charges: [(message, quote)], about: [message: subject])
        }
        return message
    }
}
