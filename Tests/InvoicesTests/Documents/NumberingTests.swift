import Invoices
import Primitives
import Storage
import TestSupport
import Testing

struct NumberingTests {
    private struct ChangedMind: Error {}

    @Test(arguments: TestDatabase.all)
    func `A thousand at once, with rollbacks in between, are numbered without a hole`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)

        let serials = try await withThrowingTaskGroup(of: Int64?.self) { group in
            for number in 0..<1200 {
                group.addTask {
                    let new = try NewDocument.fixture(reference: "payment:\(number)")
                    do {
                        return try await office.database.write { transaction in
                            let document = try office.desk.issue(new, in: transaction)
                            if number % 6 == 5 { throw ChangedMind() }
                            return document.number.serial
                        }
                    } catch is ChangedMind {
                        return nil
                    }
                }
            }
            return try await group.reduce(into: [Int64]()) { all, serial in serial.map { all.append($0) } }
        }

        #expect(serials.sorted() == Array(1...1000))
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `What was bent is found`(kind: TestDatabase) async throws {
        let bends: [(SQL, String)] = [
            ("UPDATE document_series SET last_serial = 5", "the numbers of a series are 1 to the last without a hole"),
            ("DELETE FROM document_numbers WHERE serial = 1", "a number is in the register of its series"),
            ("UPDATE document_lines SET net = net + 1", "the lines add up to the amount before tax"),
            ("UPDATE document_taxes SET amount = amount + 1 WHERE kind = 'cgst'", "the taxes add up to the tax"),
            (
                "UPDATE document_taxes SET amount = amount + 1 WHERE kind = 'cgst'",
                "a tax is its rate of the amount, or its part of the total, rounded half-up"
            ),
            (
                "UPDATE documents SET net = 20000, total = 21800 WHERE kind = 'creditNote'",
                "credit notes do not go beyond their document"
            ),
            (
                """
                UPDATE document_taxes SET amount = amount - 1 WHERE kind = 'sgst'
                    AND document_id IN (SELECT id FROM documents WHERE kind = 'creditNote')
                """,
                "a credit note has the rate's part of each tax, or what was left of it"
            ),
        ]
        for (bend, sentence) in bends {
            let office = try await Office.open(kind)
            let document = try await office.issue("100.00")
            try await office.credit(document, "100.00")
            try await office.expectSound()
            try await office.database.write { transaction in
                try dropGuards(transaction)
                try transaction.run(bend)
            }

            let findings = try await office.service.verify(rates: .standard)

            #expect(findings.contains { $0.sentence == sentence }, "\(sentence): \(findings)")
        }
    }

    /// As somebody with the database's own tools would.
    private func dropGuards(_ transaction: Transaction) throws {
        for table in ["documents", "document_lines", "document_taxes", "document_numbers"] {
            switch transaction.dialect {
            case .sqlite:
                try transaction.runScript("DROP TRIGGER \(table)_no_update; DROP TRIGGER \(table)_no_delete")
            case .postgres:
                try transaction.runScript("DROP TRIGGER \(table)_append_only ON \(table)")
            }
        }
    }
}
