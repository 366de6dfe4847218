/// Crockford's base 32 in lower case, thirteen characters for 64 bits, so that text sorts as the numbers do.
///
/// Source: Douglas Crockford, "Base 32" (no i, l, o, u).
enum Base32 {
    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    static func encode(_ value: Int64) -> String {
        let bits = UInt64(bitPattern: value)
        return String(unsafeUninitializedCapacity: 13) { buffer in
            for place in 0..<13 {
                buffer[place] = digits[Int(truncatingIfNeeded: bits >> UInt64(60 - 5 * place)) & 31]
            }
            return 13
        }
    }

    /// `nil` for a wrong length, a character outside the alphabet or a value beyond 64 bits.
    static func decode(_ text: some Collection<UInt8>) -> Int64? {
        guard text.count == 13, let first = text.first, first >= 0x30, first <= 0x39 || first <= 0x66 else {
            return nil
        }
        var bits: UInt64 = 0
        for (place, byte) in text.enumerated() {
            guard let digit = digits.firstIndex(of: byte), place > 0 || digit < 16 else { return nil }
            bits = bits << 5 | UInt64(digit)
        }
        return Int64(bitPattern: bits)
    }
}
