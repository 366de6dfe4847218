import Foundation
import Invoices
import Routes
import TestSupport
import Testing

struct HTMLTests {
    @Test func `The page says what the PDF says, without script or style of its own`() async throws {
        let office = try await Office.open(.sqlite)
        let text = try await office.issue("100000.00").html().text

        for particular in [
            "<title>Tax invoice WA/2627/000001</title>", "GSTIN: 27AAPFU0939F1ZV", "27-Maharashtra", "CGST 9%",
            "SGST 9%",
            "9,000.00", "₹ 1,18,000.00", "Rupees One Lakh Eighteen Thousand Only", "998429", "Authorised signatory",
            "href=\"/assets-plain/document.css\"",
        ] {
            #expect(text.contains(particular), "\(particular)")
        }
        #expect(!text.contains("<script") && !text.contains("style=") && !text.contains("<style"))
        if let folder = ProcessInfo.processInfo.environment["LODESTONE_TEST_KEEP"] {
            try Data(text.utf8).write(to: URL(filePath: folder).appending(path: "invoice.html"))
        }
    }

    @Test func `What came from outside is escaped`() async throws {
        let office = try await Office.open(.sqlite)
        let document = try await office.issue(
            "1.00",
            to: .company("<script>alert(1)</script> & \"Sons\"", gstin: nil, state: "27")
        )

        let text = document.html().text

        #expect(!text.contains("<script"))
        #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sons&quot;"))
    }
}
