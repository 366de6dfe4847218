import Testing

@testable import CloudAPI

struct PricingAnalyticsTests {
    @Test(arguments: [
        ("0", Int64?.some(0)), ("0.8631", 863_100), ("12", 12_000_000), ("1.5e2", 150_000_000), ("1.2E-5", 12),
        ("0.0000004", 0), ("0.0000005", 1), ("-0.0000005", -1), ("2.5893000000000003", 2_589_300), ("0.1e-8", 0),
        ("9223372036854.775807", .max), ("9223372036854.775808", nil), ("1e400", nil), ("1e99999999999999999999", nil),
        ("123456.7890125", 123_456_789_013), ("99.99999951", 100_000_000),
    ])
    func `A decimal is read to the millionth from its digits`(text: String, millionths: Int64?) throws {
        #expect(try #require(JSONNumber(text)).millionths == millionths)
    }

    @Test func `A line is read with all that tells it apart`() throws {
        let point = try PricingPoint(
            JSON(
                parsing: Array(
                    #"""
                    {"start":1795372200,"end":1795458600,"phone_number":"919800000001","country":"IN","tier":"0:750000",
                     "pricing_type":"REGULAR","pricing_category":"MARKETING","volume":3,"cost":2.5893}
                    """#.utf8
                )
            )
        )
        #expect(point.startSeconds == 1_795_372_200 && point.endSeconds == 1_795_458_600)
        #expect(point.phoneNumber == "919800000001" && point.country == "IN" && point.tier == "0:750000")
        #expect(point.type == .regular && point.category == .marketing)
        #expect(point.volume == 3 && point.costMillionths == 2_589_300)
    }

    @Test(arguments: [
        #"{"start":1,"end":2}"#, #"{"start":1,"end":2,"volume":"x"}"#, #"{"end":2,"volume":1}"#,
        #"{"start":1,"end":2,"volume":1,"cost":"much"}"#, #"{"start":1,"end":2,"volume":1,"cost":{}}"#,
    ])
    func `A line without its figures is an error and not a line of none`(text: String) throws {
        let json = try JSON(parsing: Array(text.utf8))
        #expect(throws: WireError.self) { try PricingPoint(json) }
    }

    @Test func `A cost that is withheld is unknown and not zero`() throws {
        for text in [#"{"start":1,"end":2,"volume":1}"#, #"{"start":1,"end":2,"volume":1,"cost":null}"#] {
            #expect(try PricingPoint(JSON(parsing: Array(text.utf8))).costMillionths == nil)
        }
    }
}
