import Primitives
import Testing

@testable import Billing

struct PointTermsTests {
    @Test(
        arguments: [
            ("INR", "99", nil), ("INR", "100", 100), ("INR", "100000", 100_000), ("INR", "100001", nil),
            ("INR", "99.999999", nil), ("INR", "100000.000001", nil), ("INR", "100.000000", 100), ("INR", "-100", nil),
            ("INR", "1e3", nil), ("INR", "0", nil), ("INR", "", nil), ("INR", "+100", nil), ("INR", "1,000", nil),
            ("INR", "99999999999999999999", nil), ("INR", "NaN", nil), ("INR", " 100", nil), ("INR", "100.5", nil),
            ("USD", "99", nil), ("USD", "100", 100), ("USD", "40000", 40_000), ("USD", "40001", nil),
        ] as [(String, String, Int64?)]
    )
    func `Only whole points within the bounds are sold`(currency: String, text: String, wanted: Int64?) throws {
        let terms = try #require(PointTerms.standard(currency))
        if let wanted {
            #expect(try terms.points(text) == wanted)
        } else {
            #expect(throws: BillingError.badPoints(min: terms.pointsMin, max: terms.pointsMax)) {
                try terms.points(text)
            }
        }
    }

    @Test func `The bounds cost what the documents say`() throws {
        let dollars = try #require(PointTerms.standard("USD"))
        #expect(try dollars.net(of: 100) == Money(minor: 500, currency: "USD"))
        #expect(try dollars.net(of: 40_000) == Money(minor: 200_000, currency: "USD"))
        let rupees = try #require(PointTerms.standard("INR"))
        #expect(try rupees.net(of: 100_000) == Money(minor: 10_000_000, currency: "INR"))
        #expect(PointTerms.standard("EUR") == nil)
    }
}
