/// A Goods and Services Tax identification number.
///
/// Shape: two digits of the state, ten characters of the PAN, one for the entity, `Z`, and a check character, for example
/// `27AAPFU0939F1ZV`. The check: code points 0-9A-Z are 0 to 35; factors 1, 2, 1, 2, … from the left; quotient and remainder
/// of each product by 36 are added up; the check makes the sum a multiple of 36. Source: shared/design/credits.md section 9.
package struct GSTIN: Hashable, Sendable {
    package let rawValue: String
    package let state: IndianState

    /// Reads `text`, in either case, with or without blanks around it.
    package init(parsing text: some StringProtocol) throws(ParsingError) {
        let upper = text.uppercased().drop { $0 == " " }
        let characters = Array(String(upper.reversed().drop { $0 == " " }.reversed()).utf8)
        guard characters.count == 15 else { throw .length(characters.count) }
        for (place, (character, kind)) in zip(characters, Self.shape).enumerated() {
            guard kind.holds(character) else { throw .character(place: place + 1) }
        }
        let rawValue = String(decoding: characters, as: UTF8.self)
        guard let state = IndianState(code: rawValue.prefix(2)) else { throw .unknownState(String(rawValue.prefix(2))) }
        guard characters.last == Self.check(characters.dropLast()) else { throw .check }
        self.rawValue = rawValue
        self.state = state
    }

    /// `nil` when it is none.
    package init?(_ text: some StringProtocol) {
        guard let number = try? GSTIN(parsing: text) else { return nil }
        self = number
    }

    package enum ParsingError: Error, Equatable {
        /// How many characters were found instead of 15.
        case length(Int)
        /// A character that cannot stand at this place, counted from 1.
        case character(place: Int)
        case unknownState(String)
        /// Every character is possible, but the last does not follow from the others: one of them was mistyped.
        case check
    }

    private enum Kind {
        case digit, letter, entity, constant

        func holds(_ byte: UInt8) -> Bool {
            let isDigit = (0x30...0x39).contains(byte)
            let isLetter = (0x41...0x5A).contains(byte)
            return switch self {
            case .digit: isDigit
            case .letter: isLetter
            case .entity: isLetter || isDigit
            case .constant: byte == UInt8(ascii: "Z")
            }
        }
    }

    private static let shape: [Kind] =
        [.digit, .digit]
        + [.letter, .letter, .letter, .letter, .letter, .digit, .digit, .digit, .digit, .letter]
        + [.entity, .constant, .entity]

    private static func check(_ characters: ArraySlice<UInt8>) -> UInt8 {
        let sum = characters.enumerated().reduce(0) { sum, next in
            let value = next.element < 0x41 ? Int(next.element) - 0x30 : Int(next.element) - 0x41 + 10
            let product = value * (next.offset % 2 == 0 ? 1 : 2)
            return sum + product / 36 + product % 36
        }
        let value = UInt8((36 - sum % 36) % 36)
        return value < 10 ? 0x30 + value : 0x41 + value - 10
    }
}

extension GSTIN: CustomStringConvertible {
    package var description: String { rawValue }
}
