import Foundation
import Invoices
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@Suite(.enabled(if: Poppler.isThere, "needs poppler-utils: make test installs it"))
struct PDFTests {
    @Test func `Every particular of the law is on the page`() async throws {
        let office = try await Office.open(.sqlite)
        let document = try await office.issue("100000.00", to: try .registered("29"))

        let pdf = try document.pdf()
        let text = try Poppler.text(pdf)

        for particular in [
            "Tax invoice", "Original for recipient", "WA/2627/000001", "29 November 2026",
            "Kamala Textiles Private Limited", "Lodestone Cloud LLP", "For Lodestone Cloud LLP",
            "GSTIN: 27AAPFU0939F1ZV", "GSTIN: 29AAPFU0939F1ZR", "14 Marine Drive", "Mumbai 400001",
            "Karnataka (state code 29)", "29-Karnataka", "Reverse charge", "998429", "Message credits", "100 points",
            "1,00,000.00", "IGST 18%", "18,000.00", "₹ 1,18,000.00", "Rupees One Lakh Eighteen Thousand Only",
            "R. Iyer",
            "Authorised signatory", "Page 1 of 1", "pay_1",
        ] {
            #expect(text.contains(particular), "\(particular)")
        }
        let info = try Poppler.info(pdf)
        #expect(info.contains("Tax invoice WA/2627/000001"))
        #expect(info.contains("A4"))
        #expect(info.firstMatch(of: /Pages:\s+1\n/) != nil)
        keep(pdf, "interstate")
    }

    @Test func `A tax within a state has two columns`() async throws {
        let office = try await Office.open(.sqlite)
        let pdf = try await office.issue("33.50", "33.50", "33.50").pdf()
        let text = try Poppler.text(pdf)

        for particular in ["CGST 9%", "SGST 9%", "9.05", "3.01", "3.02", "39.54", "118.60", "27-Maharashtra"] {
            #expect(text.contains(particular), "\(particular)")
        }
        keep(pdf, "intrastate")
    }

    @Test(.timeLimit(.minutes(1)))
    func `A frozen document with a name of a million marks is drawn all the same`() async throws {
        let office = try await Office.open(.sqlite)
        let pile = String(repeating: "\u{0301}", count: 1_000_000)
        let document = try await office.issue("500.00", to: .company("A\(pile)\u{202E} Ltd", gstin: nil, state: "27"))
        let long = try await office.issue(
            "500.00",
            to: .company(String(repeating: "अ\u{0901}", count: 100_000)),
            reference: "payment:pay_2"
        )

        #expect(try document.pdf().count < 200_000)
        #expect(try long.pdf().count < 200_000)
        #expect(document.html().text.utf8.count < 20_000)
    }

    @Test func `Names in Devanagari are shaped, and long ones wrap`() async throws {
        let office = try await Office.open(.sqlite)
        let name = "श्री लक्ष्मी वस्त्र उद्योग प्राइवेट लिमिटेड"
        let long = String(repeating: "Supercalifragilistic", count: 8)
        let document = try await office.issue("500.00", to: .company(name, gstin: nil, state: "27"))
        let wide = try await office.issue("500.00", to: .company(long), reference: "payment:pay_2")

        let pdf = try document.pdf()
        #expect(try Poppler.fonts(pdf).contains("Devanagari"))
        #expect(try Poppler.text(pdf).contains("GSTIN: not registered"))
        let lines = try Poppler.text(try wide.pdf()).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count < 160 })
        #expect(lines.filter { $0.contains("Supercalifragilistic") || $0.contains("califragilistic") }.count >= 3)
        keep(pdf, "devanagari")
        keep(try wide.pdf(), "long-name")
    }

    @Test func `Many lines go over pages, each with its heads`() async throws {
        let office = try await Office.open(.sqlite)
        let new = try NewDocument.fixture((1...90).map { "\($0).00" })
        let document = try await office.database.write { try office.desk.issue(new, in: $0) }

        let pdf = try document.pdf()
        let text = try Poppler.text(pdf)

        let pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: true)
        #expect(pages.count >= 3)
        for (index, page) in pages.enumerated() {
            #expect(page.contains("Page \(index + 1) of \(pages.count)"))
            if page.contains("Message credits") { #expect(page.contains("Taxable value")) }
        }
        #expect(text.components(separatedBy: "Message credits").count - 1 == 90)
        #expect(text.contains("Authorised signatory"))
        keep(pdf, "many-lines")
    }

    @Test func `An export carries its endorsement, a credit note its invoice`() async throws {
        let office = try await Office.open(.sqlite)
        let export = try await office.issue("50.00", to: .abroad, currency: "USD")
        let invoice = try await office.issue("100.00", reference: "payment:pay_2")
        let note = try await office.credit(invoice, "25.00")

        let receipt = try Poppler.text(try export.pdf())
        #expect(receipt.contains("DEVELOPER FOR AUTHORISED OPERATIONS UNDER BOND OR"))
        #expect(receipt.contains("US$ 50.00") && receipt.contains("Fifty US Dollars Only"))
        #expect(receipt.contains("Outside India (Netherlands)"))
        let credit = try Poppler.text(try note.pdf())
        #expect(credit.contains("Credit note") && credit.firstMatch(of: /Corrects +WA\/2627\/000001\n/) != nil)
        #expect(credit.contains("Reason for the credit: Points returned"))
        keep(try export.pdf(), "export")
        keep(try note.pdf(), "credit-note")
    }

    @Test func `The same document has the same bytes`() async throws {
        let office = try await Office.open(.sqlite)
        let document = try await office.issue("100.00")

        #expect(try document.pdf() == document.pdf())
        #expect(document.filename == "invoice-WA-2627-000001.pdf")
    }

    /// For people to look at: where `LODESTONE_TEST_KEEP` names a folder.
    private func keep(_ pdf: [UInt8], _ name: String) {
        guard let folder = ProcessInfo.processInfo.environment["LODESTONE_TEST_KEEP"] else { return }
        try? Data(pdf).write(to: URL(filePath: folder).appending(path: "\(name).pdf"))
    }
}
