import Events
import Foundation
import Invoices
import Primitives
import Storage
import TestSupport
import Testing

struct IssueTests {
    @Test(arguments: TestDatabase.all)
    func `A sale in rupees has a tax invoice with a number, and an event`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)

        let document = try await office.issue("100.00")

        #expect(document.kind == .taxInvoice)
        #expect("\(document.number)" == "WA/2627/000001")
        #expect("\(document.split.total)" == "118.00")
        #expect(document.split.placeOfSupply == "27")
        #expect(try await office.service.find(document.id, in: office.workspace) == document)
        let events = try await office.database.read {
            try $0.rows("SELECT * FROM events WHERE kind = 'invoice.issued'")
        }
        #expect(events.count == 1)
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `One reference has one document, also when it is asked for at once`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)

        let ids = try await withThrowingTaskGroup(of: DocumentID.self) { group in
            for _ in 0..<12 { group.addTask { try await office.issue("100.00").id } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        let other = try await office.issue("50.00", reference: "payment:pay_2")

        #expect(ids.count == 1)
        #expect("\(other.number)" == "WA/2627/000002")
        await #expect(throws: InvoiceError.referenceTaken("payment:pay_1")) { try await office.issue("100.01") }
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A workspace's reference is no other's`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)
        let mine = try await office.issue("100.00")

        let theirs = try await office.issue("100.00", workspace: WorkspaceID(rawValue: 8))

        #expect("\(theirs.number)" == "WA/2627/000002")
        await #expect(throws: InvoiceError.notFound(mine.id)) {
            try await office.service.find(mine.id, in: WorkspaceID(rawValue: 8))
        }
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A sale abroad has a receipt in a series of its own`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)
        try await office.issue("100.00")

        let receipt = try await office.issue("50.00", to: .abroad, currency: "USD", reference: "payment:pay_2")

        #expect(receipt.kind == .receipt)
        #expect("\(receipt.number)" == "WR/2627/000001")
        #expect(receipt.split.supply == .exportUndertaking && "\(receipt.split.total)" == "50.00")
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Tax is rounded on the whole, and the lines' parts add up to it`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)

        // By the line it would be 3.02 three times: 9.06.
        let document = try await office.issue("33.50", "33.50", "33.50")

        #expect(document.split.components.map { "\($0.amount)" } == ["9.05", "9.05"])
        #expect("\(document.split.total)" == "118.60")
        #expect(document.lines.count == 3)
        let lines = try await office.registerLines()
        #expect(lines.map { $0[17] } == ["3.01", "3.02", "3.02"])
        #expect(lines.map { $0[20] } == ["39.52", "39.54", "39.54"])
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `The year changes at midnight in India, and numbers begin anew`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind, at: "2027-03-31T18:29:59.999Z")
        let last = try await office.issue("100.00")
        office.clock.advance(by: .milliseconds(1))

        let first = try await office.issue("100.00", reference: "payment:pay_2")

        #expect("\(last.number)" == "WA/2627/000001")
        #expect("\(first.number)" == "WA/2728/000001")
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A clock that steps back dates no document before its predecessor`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)
        let first = try await office.issue("100.00")
        office.clock.advance(by: .seconds(-3600))

        let second = try await office.issue("100.00", reference: "payment:pay_2")

        #expect(second.issuedAt == first.issuedAt)
    }

    @Test(arguments: TestDatabase.all)
    func `What is issued cannot be changed or deleted`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)
        let document = try await office.issue("100.00")
        try await office.credit(document, "10.00")

        for table in ["documents", "document_lines", "document_taxes", "document_numbers"] {
            let column = table == "documents" ? "id" : "document_id"
            for change: SQL in [
                "UPDATE \(raw: table) SET \(raw: column) = \(raw: column)", "DELETE FROM \(raw: table)",
            ] {
                await #expect(throws: DatabaseError.raised("append-only")) {
                    try await office.database.write { try $0.run(change) }
                }
            }
        }
        try await office.expectSound()
    }

    @Test func `What is no sale is refused`() async throws {
        let office = try await Office.open(.sqlite)
        await #expect(throws: InvoiceError.noLines) {
            let new = NewDocument(
                workspace: office.workspace,
                kind: .taxInvoice,
                reference: "x",
                supplier: try .fixture(),
                recipient: .company(),
                lines: [],
                rates: .standard
            )
            _ = try await office.database.write { try office.desk.issue(new, in: $0) }
        }
        await #expect(throws: InvoiceError.stateMissing) { try await office.issue("1.00", to: .person(state: nil)) }
        await #expect(throws: InvoiceError.badAmount(.zero("INR"))) { try await office.issue("0.00") }
        let unregistered = try await office.issue("1.00", by: try .fixture(gstin: false))
        #expect(unregistered.kind == .receipt && unregistered.split.tax.minor == 0)
    }
}

extension Office {
    /// The register of November 2026 without its head.
    func registerLines(workspace: WorkspaceID? = nil) async throws -> [[String]] {
        let month = try #require(Month("2026-11"))
        var text = ""
        try await Register(service, month: month, workspace: workspace).write { text += $0 }
        return text.split(separator: "\r\n").dropFirst().map { $0.components(separatedBy: ",") }
    }
}
