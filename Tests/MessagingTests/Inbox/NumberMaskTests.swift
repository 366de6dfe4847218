import CloudAPI
import Contacts
@testable import Messaging
import Testing

struct NumberMaskTests {
    @Test(arguments: [
        ("Asha changed from 919812345678 to 919800000001", "Asha changed from •••••••••678 to •••••••••001"),
        ("Call +91 98123-45678, please", "Call +•• •••••-••678, please"),
        ("(022) 2345 6789 is the office", "(•••) •••• •789 is the office"),
        ("٩٨١٢٣٤٥٦٧٨", "•••••••٦٧٨"),
        ("९८१२३ ४५६७८", "••••• ••६७८"),
        ("Order 12345, 2 pieces, 1,00,000.50", "Order 12345, 2 pieces, 1,00,000.50"),
        ("On 2026-11-29 17:05 and 29.11.2026", "On 2026-11-29 17:05 and 29.11.2026"),
        ("Flat 12 - 4 - 7", "Flat 12 - 4 - 7"),
        ("", ""),
    ])
    func `Whatever reads as a telephone number keeps its last three digits`(text: String, shown: String) {
        #expect(NumberMask.masked(text) == shown)
    }

    @Test func `A contact card hides its numbers, and keeps its ids, pictures and places`() throws {
        let card = #"""
            {"contacts":[{"name":{"formatted_name":"Ravi"},"phones":[{"phone":"+91 98123 45678","wa_id":"919812345678"}]}],
            "image":{"id":"123456789012","mime_type":"image/png"},"location":{"latitude":19.0760123,"longitude":"72.8777123"}}
            """#
        let shown = NumberMask.masked(try JSON(parsing: Array(card.utf8)))

        #expect(shown["contacts"]?[0]?["phones"]?[0]?["phone"]?.string == "+•• ••••• ••678")
        #expect(shown["contacts"]?[0]?["phones"]?[0]?["wa_id"]?.string == "•••••••••678")
        #expect(shown["contacts"]?[0]?["name"]?["formatted_name"]?.string == "Ravi")
        #expect(shown["image"]?["id"]?.string == "123456789012")
        #expect(shown["location"]?["longitude"]?.string == "72.8777123")
    }
}
