/// A telephone number in E.164 form.
///
/// Shape: `+` and 7 to 15 digits, the first not zero, for example `+31612345678`.
/// Source: ITU-T E.164 (11/2010) for the 15; the 7 is our own lower bound.
package struct PhoneNumber: Hashable, Sendable {
    package let rawValue: String

    /// Reads exact E.164. What people type goes through Contacts' reading, which knows countries.
    package init?(_ text: some StringProtocol) {
        let digits = text.utf8.dropFirst()
        guard text.utf8.first == 0x2B, (7...15).contains(digits.count), digits.first != 0x30,
            digits.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        rawValue = String(text)
    }

    /// A number that nobody has, for documents.
    package static let sample = PhoneNumber(known: "+15550100000")

    private init(known text: String) {
        rawValue = text
    }

    /// Reads WhatsApp's form, which is E.164 without the plus.
    package init?(digits: some StringProtocol) {
        self.init("+" + String(digits))
    }

    /// Enough to tell numbers apart and too little to dial: the first two digits and the last three.
    package var masked: String {
        "+\(digits.prefix(2))" + String(repeating: "\u{2022}", count: digits.count - 5) + digits.suffix(3)
    }

    /// Without the plus, as WhatsApp's `wa_id` is written.
    package var digits: Substring { rawValue.dropFirst() }
}

extension PhoneNumber: CustomStringConvertible {
    package var description: String { rawValue }
}

extension PhoneNumber: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let number = PhoneNumber(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a number in E.164 form, like +31612345678")
            )
        }
        self = number
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
