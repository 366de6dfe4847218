import Foundation
import Testing

@testable import CloudAPISimulator

struct RecipientNumberTests {
    @Test(arguments: [
        ("+44 7700 900123", "1", "447700900123"),
        ("447700900123", "1", "447700900123"),
        ("(631) 555-1234", "91", "916315551234"),
        ("098765 43210", "91", "919876543210"),
        ("+1.202.555.0178", "91", "12025550178"),
    ])
    func `Reads a recipient as Meta does`(text: String, code: String, digits: String) {
        #expect(RecipientNumber.read(text, countryCode: code) == digits)
    }

    @Test(arguments: ["", "+", "abc", "+44x7700900123", "+0123456789", "+1234567890123456", "12"])
    func `Refuses what is no number`(text: String) {
        #expect(RecipientNumber.read(text, countryCode: "44") == nil)
    }
}

struct MessageIdentityTests {
    @Test func `Makes an identity exactly as a sample has it`() {
        let id = MessageIdentity.make(digits: "447700900123", sender: .business, hexadecimal: "F44C30D07D331F6FF6")

        #expect(id == "wamid." + "HBgMNDQ3NzAwOTAwMTIzFQIAERgSRjQ0QzMwRDA3RDMzMUY2RkY2AA==")
    }
}

struct MagicNumberTests {
    @Test(arguments: [
        ("919899131026", MagicNumber.error(131026)),
        ("12099131056", .error(131056)),
        ("12099000500", .status(500)),
        ("12099000002", .dropped),
        ("12099000004", .readOnly),
    ])
    func `Says by its last digits what happens`(digits: String, magic: MagicNumber) {
        #expect(MagicNumber(digits: digits) == magic)
    }

    @Test(arguments: ["919876543210", "12025550143", "12099199999", "99", "12099000099"])
    func `Leaves ordinary numbers alone`(digits: String) {
        #expect(MagicNumber(digits: digits) == nil)
    }
}
