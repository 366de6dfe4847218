import Foundation

/// A message's identity, `wamid.` and the base64 of a small record.
///
/// Source: reference section 2, "Message IDs" (observed, not documented).
enum MessageIdentity {
    enum Sender: UInt8 {
        case business = 0x11
        case user = 0x12
    }

    /// - Parameters:
    ///   - digits: the user's number; eleven zeros for one who hides it.
    ///   - hexadecimal: 18 characters for a business's message, 20 for a user's.
    static func make(digits: String, sender: Sender, hexadecimal: String) -> String {
        var record: [UInt8] = [0x1C, 0x18, UInt8(digits.utf8.count)]
        record += Array(digits.utf8)
        record += [0x15, 0x02, 0x00, sender.rawValue, 0x18, UInt8(hexadecimal.utf8.count)]
        record += Array(hexadecimal.utf8)
        record.append(0x00)
        return "wamid." + Data(record).base64EncodedString()
    }

    static let hiddenDigits = "00000000000"
}
