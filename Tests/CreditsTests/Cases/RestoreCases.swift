import Credits
import Primitives
import Storage
import TestSupport
import Testing

/// Case 21: a database that was put back from last night's backup.
struct RestoreCases {
    private func mark(_ bank: Bank, message: Int64 = 0) async throws -> InstanceMark {
        try await bank.database.write { try InstanceMarks($0, ambient: bank.ambient).mark(message: message) }
    }

    private func compare(_ bank: Bank, with marker: InstanceMark?, message: Int64 = 0) async throws -> Restored? {
        try await bank.database.write { transaction in
            let marks = InstanceMarks(transaction, ambient: bank.ambient)
            return try marks.compare(try marks.mark(message: message), with: marker)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Case 21: sending is refused on a database that is behind its marker, until somebody has looked`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 100)
        let hold = try await bank.campaign(1...3)
        let mine = try await mark(bank)
        bank.clock.advance(by: .hours(9))
        let marker = InstanceMark(name: mine.name, journal: mine.journal + 5, message: mine.message, at: bank.now)

        let restored = try #require(try await compare(bank, with: marker))

        #expect(restored.journalLost == 5 && restored.lostUntil == bank.now)
        #expect(restored.lostFrom == bank.now - .hours(9))
        await #expect(throws: CreditError.restored(bank.now)) {
            try await bank.write {
                try $0.hold(bank.workspace, reference: "new", amount: Points(1), expiresAt: bank.now + .days(1))
            }
        }
        // Free messages hold too, and are refused; what was held before is there, and receiving goes on.
        await #expect(throws: CreditError.restored(bank.now)) {
            try await bank.write {
                try $0.hold(bank.workspace, reference: "free", amount: .zero, expiresAt: bank.now + .days(1))
            }
        }
        #expect(
            try await bank.write {
                try $0.hold(bank.workspace, reference: "campaign", amount: Points(3), expiresAt: bank.now + .days(1))
            } == hold
        )
        try await bank.settle([bank.delivered(1), bank.failed(2)])
        try await bank.write { try $0.grant(bank.workspace, kind: .purchase, amount: Points(1), reference: "paid") }

        // It is no less so at the next start, when the marker has not moved.
        #expect(try await compare(bank, with: marker) != nil)
        #expect(try await compare(bank, with: nil) != nil)
        try await bank.database.write { try InstanceMarks($0, ambient: bank.ambient).acknowledge(reason: "looked") }
        try await bank.write {
            try $0.hold(bank.workspace, reference: "new", amount: Points(1), expiresAt: bank.now + .days(1))
        }
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 21: a message that is missing is noticed though no points moved`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 100)
        let mine = try await mark(bank, message: 900)
        #expect(try await compare(bank, with: mine, message: 899) != nil)
    }

    @Test(arguments: TestDatabase.all)
    func `Another database in the same folder, and one that has gone on, is not restored`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind, points: 100)
        let mine = try await mark(bank)
        let other = InstanceMark(name: mine.name + 1, journal: 1_000_000, message: .max, at: bank.now)
        #expect(try await compare(bank, with: other) == nil)
        #expect(try await compare(bank, with: mine) == nil)
        try await bank.write { try $0.grant(bank.workspace, kind: .purchase, amount: Points(1), reference: "more") }
        #expect(try await compare(bank, with: mine) == nil)
        #expect(try await compare(bank, with: nil) == nil)
        #expect(try await mark(bank).name == mine.name)
    }
}
