/// Where WhatsApp opens a chat with a number: `https://wa.me/<digits>?text=<text>`. Nothing of it can lead elsewhere.
///
/// Source: WhatsApp's FAQ "How to use click to chat": digits alone, without plus, zeros or dashes.
enum WaAddress {
    static func of(number: String, text: String) -> String {
        let digits = number.filter { $0.isASCII && $0.isNumber }
        return "https://wa.me/\(digits)" + (text.isEmpty ? "" : "?text=\(escaped(text))")
    }

    /// Everything but RFC 3986's unreserved characters.
    static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}

/// Endings of addresses, which cannot be mistaken for each other when they are read out.
enum Slug {
    private static let letters = Array("23456789abcdefghjkmnpqrstuvwxyz")

    static func make(_ bytes: [UInt8]) -> String {
        String(bytes.map { letters[Int($0) % letters.count] })
    }

    /// 3 to 40 small letters, digits and dashes.
    static func isGood(_ text: String) -> Bool {
        (3...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
