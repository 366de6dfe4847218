import Credits
import Primitives
import Storage
import TestSupport
import Testing

struct SettleTests {
    @Test(arguments: TestDatabase.all)
    func `A batch makes at most two transfers for each hold and one for what was late`(kind: TestDatabase) async throws
    {
        let bank = try await Bank.open(kind, points: 100)
        _ = try await bank.campaign(1...20, reference: "a")
        _ = try await bank.campaign(21...40, reference: "b")
        try await bank.settle((36...40).map(bank.failed))
        let before = try await bank.transfers()

        let words =
            (1...15).map { bank.delivered($0) } + (16...20).map(bank.failed)
            + (21...30).map { bank.delivered($0, .utility) } + (31...40).map { bank.delivered($0) }
        try await bank.settle(words.shuffled())

        // a: capture, release. b: capture, release (utility is cheaper), late (released before).
        #expect(try await bank.transfers() - before == 5)
        #expect(try await bank.balances() == "70 0 30")
        #expect(try await bank.events("wallet.changed") == 5)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Whatever was said of the money, the day of the delivery is kept`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...3)
        let delivered = bank.now - .hours(30)
        try await bank.settle([
            bank.delivered(1, at: delivered),
            Word(MessageID(rawValue: 2), .free(.customerService, category: "utility", at: delivered)),
            Word(MessageID(rawValue: 3), .unpriced("unheard-of", at: delivered)),
        ])
        for message: Int64 in 1...3 {
            #expect(try await bank.charge(message)?.eventAt == delivered, "message \(message)")
        }
        #expect(try await bank.charge(2)?.finalCategory == "utility")
    }

    @Test(arguments: TestDatabase.all)
    func `Words that change nothing write nothing`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...1)
        let events = try await bank.events("wallet.changed")

        #expect(try await bank.settle([]) == .nothing)
        try await bank.settle([Word(MessageID(rawValue: 1), .submitting)])
        try await bank.settle([Word(MessageID(rawValue: 1), .accepted)])

        #expect(try await bank.events("wallet.changed") == events)
        #expect(try await bank.transfers() == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `The settlement says what each message cost`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...4)

        let settlement = try await bank.settle([
            bank.delivered(1), bank.delivered(2, .utility), bank.failed(3), Word(MessageID(rawValue: 4), .accepted),
        ])

        #expect(
            settlement.charged == [
                MessageID(rawValue: 1): Points(1), MessageID(rawValue: 2): Points(micro: 500_000),
                MessageID(rawValue: 3): .zero,
            ]
        )
        #expect(settlement.changed.map(\.message.rawValue) == [1, 2, 3, 4])
    }

    @Test(arguments: TestDatabase.all)
    func `Shuffling a batch changes nothing`(kind: TestDatabase) async throws {
        var outcomes: Set<String> = []
        for seed: UInt64 in 1...6 {
            let bank = try await Bank.open(kind, points: 20)
            _ = try await bank.campaign(1...6)
            var random = SeededGenerator(seed: seed)
            let words = (1...6).flatMap { message -> [Word] in
                [
                    bank.delivered(message), bank.delivered(message, .utility, at: bank.now + .seconds(1)),
                    bank.failed(message),
                    Word(MessageID(rawValue: message), .accepted),
                    Word(MessageID(rawValue: message), .free(.customerService)),
                ]
            }
            try await bank.settle(words.shuffled(using: &random))
            let charges = try await bank.database.read {
                try bank.service.ledger(in: $0).charges(bank.workspace, (1...6).map { MessageID(rawValue: $0) })
            }
            outcomes.insert("\(try await bank.balances()) \(charges.map { "\($0.charge)" })")
            try await bank.expectSound()
        }
        #expect(outcomes.count == 1)
        #expect(outcomes.first?.hasPrefix("14 0 6") == true)
    }

    @Test(arguments: TestDatabase.all)
    func `A hold over several lots uses them from the first and gives back from the last`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind)
        let lots = try await bank.write { ledger in
            try (1...3).map {
                try ledger.grant(bank.workspace, kind: .purchase, amount: Points(2), reference: "\($0)")
            }
        }
        _ = try await bank.campaign(1...5)
        try await bank.settle([bank.delivered(1), bank.delivered(2), bank.delivered(3), bank.failed(4)])

        let counters: [String] = try await bank.database.read { transaction in
            try lots.map { lot in
                let row = try transaction.row("SELECT held, used FROM lots WHERE id = \(lot)")
                let held: Points? = try row?["held"]
                let used: Points? = try row?["used"]
                return "\(held ?? .zero) \(used ?? .zero)"
            }
        }
        #expect(counters == ["0 2", "1 1", "0 0"])
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `What was spent can be asked since any moment`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        _ = try await bank.campaign(1...3)
        let start = bank.now
        try await bank.settle([bank.delivered(1), bank.failed(2)])
        bank.clock.advance(by: .hours(1))
        try await bank.settle([bank.delivered(2), bank.delivered(3)])

        let moments = [start, start + .seconds(1), bank.now, bank.now + .seconds(1)]
        let spent = try await bank.database.read { transaction in
            try moments.map { try bank.service.ledger(in: transaction).spent(bank.workspace, since: $0) }
        }

        #expect(spent == [Points(3), Points(2), Points(2), .zero])
    }
}
