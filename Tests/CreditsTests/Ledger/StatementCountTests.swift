import Credits
import Primitives
import Storage
import TestSupport
import Testing

/// What each step costs in statements, whatever the number of messages: docs/credits.md has the same table.
struct StatementCountTests {
    private func count(_ bank: Bank, _ body: @escaping @Sendable (Ledger) throws -> Void) async throws -> Int {
        try await bank.database.write { transaction in
            let counting = CountingSession(transaction)
            try body(bank.service.ledger(in: Transaction(counting)))
            return counting.count
        }
    }

    @Test(arguments: TestDatabase.all)
    func `The statements of every step are few and do not grow with the messages`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 5000)
        let quote = try bank.quote()
        let ids = (1...1000).map { MessageID(rawValue: $0) }
        let hold = try await bank.write {
            try $0.hold(bank.workspace, reference: "campaign", amount: Points(2000), expiresAt: bank.now + .days(1))
        }
        let lot = try await bank.write {
            try $0.grant(bank.workspace, kind: .purchase, amount: Points(9), reference: "refunded")
        }
        // Read once, kept from then on.
        _ = try await bank.database.read { try bank.service.books.book("INR", in: $0) }

        let counts = [
            try await count(bank) {
                try $0.grant(bank.workspace, kind: .purchase, amount: Points(1), reference: "x")
            },
            try await count(bank) {
                try $0.hold(bank.workspace, reference: "x", amount: Points(1), expiresAt: bank.now + .days(1))
            },
            try await count(bank) {
                try $0.assign(bank.workspace, hold: hold, charges: ids.map { ($0, quote) })
            },
            try await count(bank) { try $0.settle(bank.workspace, ids.map { Word($0, .accepted) }) },
            try await count(bank) { try $0.settle(bank.workspace, ids.prefix(10).map { bank.delivered($0.rawValue) }) },
            try await count(bank) {
                try $0.settle(
                    bank.workspace,
                    ids.map { $0.rawValue % 3 == 0 ? bank.failed($0.rawValue) : bank.delivered($0.rawValue) }
                )
            },
            try await count(bank) { try $0.settle(bank.workspace, ids.map { bank.delivered($0.rawValue) }) },
            try await count(bank) { try $0.close(bank.workspace, hold: hold) },
            try await count(bank) { try $0.clawBack(bank.workspace, lot: lot, amount: Points(1), reference: "r") },
            try await count(bank) { try $0.freeze(bank.workspace, lot: lot, amount: Points(1), reference: "d") },
            try await count(bank) { try $0.thaw(bank.workspace, reference: "d") },
        ]

        #expect(counts == (kind == .sqlite ? Self.onSQLite : Self.onPostgreSQL))
    }

    /// Grant, hold, assign 1,000; settle 1,000 that say nothing to the money, 10 deliveries, 1,000 deliveries and
    /// failures, 1,000 late charges; close; claw back, freeze, thaw.
    private static let onSQLite = [7, 9, 2, 5, 14, 14, 12, 13, 10, 11, 12]
    /// One more where an event is written: its place among the transactions under way.
    private static let onPostgreSQL = [8, 10, 2, 5, 15, 15, 13, 14, 11, 12, 13]
}
