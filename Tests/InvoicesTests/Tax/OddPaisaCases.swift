import Invoices
import Primitives
import Storage
import TestSupport
import Testing

/// Case 37 of credits.md: what does not divide, in documents that are really issued.
struct OddPaisaCases {
    /// What is sold within the state of the supplier, and to another.
    struct Sale: Sendable {
        let net: String
        let half: String
        let total: String
        let whole: String
        let totalElsewhere: String

        init(_ net: String, _ half: String, _ total: String, elsewhere whole: String, _ totalElsewhere: String) {
            (self.net, self.half, self.total) = (net, half, total)
            (self.whole, self.totalElsewhere) = (whole, totalElsewhere)
        }
    }

    private static let sales = [
        Sale("0.01", "0.00", "0.01", elsewhere: "0.00", "0.01"),
        Sale("0.05", "0.00", "0.05", elsewhere: "0.01", "0.06"),
        Sale("0.06", "0.01", "0.08", elsewhere: "0.01", "0.07"),
        Sale("100.05", "9.00", "118.05", elsewhere: "18.01", "118.06"),
        Sale("100.06", "9.01", "118.08", elsewhere: "18.01", "118.07"),
        Sale("99999.95", "9000.00", "117999.95", elsewhere: "17999.99", "117999.94"),
    ]

    @Test(arguments: TestDatabase.all, sales)
    func `Case 37: an odd paisa of tax is rounded half up in each half, and the halves are alike`(
        kind: TestDatabase,
        sale: Sale
    ) async throws {
        let office = try await Office.open(kind)

        let here = try await office.issue(sale.net)
        let elsewhere = try await office.issue(sale.net, to: try .registered("29"), reference: "payment:pay_2")

        #expect(here.split.components.map { "\($0.amount)" } == [sale.half, sale.half])
        #expect("\(here.split.total)" == sale.total)
        #expect(elsewhere.split.components.map { "\($0.amount)" } == [sale.whole])
        #expect("\(elsewhere.split.total)" == sale.totalElsewhere)
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 37: three lines whose taxes by the line would be other than those of the total`(kind: TestDatabase)
        async throws
    {
        let office = try await Office.open(kind)

        // By the line 3.02 three times, which is 9.06; of the whole 9.045.
        let document = try await office.issue("33.50", "33.50", "33.50")

        #expect(document.split.components.map { "\($0.amount)" } == ["9.05", "9.05"])
        #expect("\(document.split.total)" == "118.60")
        let lines = try await office.registerLines().filter { $0[0] == "taxInvoice" }
        #expect(lines.map { $0[17] } == ["3.01", "3.02", "3.02"])
        try await office.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 37: a credit note for a third has a third of each line and its taxes, and the last third what is left`(
        kind: TestDatabase
    ) async throws {
        let office = try await Office.open(kind)
        let document = try await office.issue("33.50", "33.50", "33.50")

        let third = try await office.credit(document, "33.50", reference: "refund:1")
        #expect(third.lines.map { "\($0.net)" } == ["11.16", "11.17", "11.17"])
        #expect(third.split.components.map { "\($0.amount)" } == ["3.02", "3.02"])
        #expect("\(third.split.total)" == "39.54")
        #expect(third.correction?.number == "\(document.number)")
        try await office.expectSound()

        let rest = [
            try await office.credit(document, "33.50", reference: "refund:2"),
            try await office.credit(document, "33.50", reference: "refund:3"),
        ]
        #expect(rest.map { "\($0.split.components[0].amount)" } == ["3.02", "3.01"])
        #expect(([third] + rest).reduce(0) { $0 + $1.split.total.minor } == document.split.total.minor)
        for place in 0..<3 {
            #expect(([third] + rest).reduce(0) { $0 + $1.lines[place].net.minor } == 3_350, "line \(place)")
        }
        try await office.expectSound()
    }
}
