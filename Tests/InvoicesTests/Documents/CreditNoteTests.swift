import Invoices
import Primitives
import Storage
import TestSupport
import Testing

struct CreditNoteTests {
    @Test(arguments: TestDatabase.all)
    func `Three thirds take back exactly what was charged`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)
        let document = try await office.issue("100.50")
        #expect(document.split.components.map { "\($0.amount)" } == ["9.05", "9.05"])

        let notes = [
            try await office.credit(document, "33.50", reference: "refund:1"),
            try await office.credit(document, "33.50", reference: "refund:2"),
            try await office.credit(document, "33.50", reference: "refund:3"),
        ]

        #expect(notes.map { "\($0.number)" } == ["WC/2627/000001", "WC/2627/000002", "WC/2627/000003"])
        #expect(notes.map { "\($0.split.components[0].amount)" } == ["3.02", "3.02", "3.01"])
        #expect(notes.map { "\($0.split.components[1].amount)" } == ["3.02", "3.02", "3.01"])
        #expect(notes.reduce(0) { $0 + $1.split.total.minor } == document.split.total.minor)
        let correction = try #require(notes[0].correction)
        #expect(correction.number == "WA/2627/000001" && correction.issuedAt == document.issuedAt)
        #expect(document.creditedUntil == CivilDay("2027-11-30"))
        #expect(correction.document == document.id && correction.reason == "Points returned")
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Nothing is left after the whole`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)
        let document = try await office.issue("60.00", "40.00")

        let note = try await office.credit(document, "100.00")

        #expect(note.kind == .creditNote && note.split == document.split)
        #expect(note.lines == document.lines)
        await #expect(throws: InvoiceError.beyondRemaining(left: .zero("INR"))) {
            try await office.credit(document, "0.01", reference: "refund:2")
        }
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Many small ones never take more than there was`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)
        let document = try await office.issue("1.00")

        // 0.06 has a paisa of each tax where 0.0054 was charged, so that the ninth uses up the 0.09.
        for number in 1...16 { try await office.credit(document, "0.06", reference: "refund:\(number)") }
        let last = try await office.credit(document, "0.04", reference: "refund:last")

        #expect(last.split.tax.minor == 0)
        let taken = try await office.registerLines().filter { $0[0] == "creditNote" }.map { $0[17] }
        #expect(taken == Array(repeating: "0.01", count: 9) + Array(repeating: "0.00", count: 8))
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Parts come off the lines in proportion, and off each to the end`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)
        let document = try await office.issue("66.67", "33.33")

        let first = try await office.credit(document, "10.00", reference: "refund:1")
        let second = try await office.credit(document, "90.00", reference: "refund:2")

        #expect(first.lines.map { "\($0.net)" } == ["6.66", "3.34"])
        #expect(second.lines.map { "\($0.net)" } == ["60.01", "29.99"])
        #expect(first.lines.map(\.quantity) == [1, 1])
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `One refund has one note`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)
        let document = try await office.issue("100.00")
        let first = try await office.credit(document, "25.00")

        #expect(try await office.credit(document, "25.00") == first)
        await #expect(throws: InvoiceError.referenceTaken("refund:1")) { try await office.credit(document, "26.00") }
        await #expect(throws: InvoiceError.notCreditable(first.id)) {
            try await office.credit(first, "1.00", reference: "refund:2")
        }
        await #expect(throws: InvoiceError.badAmount(.zero("INR"))) {
            try await office.credit(document, "0.00", reference: "refund:2")
        }
        let left = try await office.database.read {
            try office.desk.remaining(of: document.id, in: office.workspace, $0)
        }
        #expect("\(left)" == "75.00")
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Notes that race for the last of a document share it`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)
        let document = try await office.issue("100.00")

        let made = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<20 {
                group.addTask { (try? await office.credit(document, "15.00", reference: "refund:\(number)")) != nil }
            }
            return await group.reduce(0) { $1 ? $0 + 1 : $0 }
        }

        #expect(made == 6)
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A receipt in dollars is credited by its own rates`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)
        let taxed = try Supplier.fixture(export: .integratedTax)
        let document = try await office.issue("50.00", to: .abroad, by: taxed, currency: "USD")

        let note = try await office.credit(document, "10.00")

        #expect("\(note.split.total)" == "11.80" && note.currency == "USD" && note.split.supply == .exportTaxed)
        try await office.expectSound()
    }
}
