import Testing

@testable import Invoices

struct GSTINTests {
    @Test(arguments: [
        ("27AAPFU0939F1ZV", "Maharashtra"), ("29AAGCB7383J1Z4", "Karnataka"), ("24AAACC1206D1ZM", "Gujarat"),
        (" 27aapfu0939f1zv ", "Maharashtra"), ("04AAPFU0939F1Z3", "Chandigarh"), ("97AAPFU0939F1ZO", "Other Territory"),
    ])
    func `Reads a number and knows its state`(text: String, state: String) throws {
        let number = try GSTIN(parsing: text)

        #expect(number.state.name == state)
        #expect(number.rawValue.count == 15)
    }

    @Test(arguments: [
        ("", GSTIN.ParsingError.length(0)),
        ("27AAPFU0939F1Z", .length(14)),
        ("27AAPFU0939F1ZVV", .length(16)),
        ("2XAAPFU0939F1ZV", .character(place: 2)),
        ("27A1PFU0939F1ZV", .character(place: 4)),
        ("27AAPFUO939F1ZV", .character(place: 8)),
        ("27AAPFU09391ZVX", .character(place: 12)),
        ("27AAPFU0939F-ZV", .character(place: 13)),
        ("27AAPFU0939F1AV", .character(place: 14)),
        ("27AAPFU0939F1Z*", .character(place: 15)),
        ("27 AAPFU0939F1Z", .character(place: 3)),
        ("99AAPFU0939F1ZK", .unknownState("99")),
        ("25AAPFU0939F1ZZ", .unknownState("25")),
        ("28AAPFU0939F1ZT", .unknownState("28")),
        ("00AAPFU0939F1ZB", .unknownState("00")),
        ("27AAPFU0939F1ZW", .check),
        ("29AAPFU0939F1ZV", .check),
        ("27APAFU0939F1ZV", .check),
        ("27AAPFU0993F1ZV", .check),
    ])
    func `Says what is wrong with a bad number`(text: String, reason: GSTIN.ParsingError) {
        #expect(throws: reason) { try GSTIN(parsing: text) }
        #expect(GSTIN(text) == nil)
    }

    @Test func `The territories without a legislature take UTGST, the others SGST`() {
        let territories = IndianState.all.filter(\.takesUnionTerritoryTax).map(\.code)

        #expect(territories == ["04", "26", "31", "35", "38", "97"])
        #expect(IndianState.all.count == 37)
        #expect(IndianState.all.map(\.code) == IndianState.all.map(\.code).sorted())
        #expect(IndianState(code: "27")?.description == "27-Maharashtra")
        #expect(IndianState(code: "25") == nil)
    }
}
