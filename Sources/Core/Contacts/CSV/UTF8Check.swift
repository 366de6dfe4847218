/// Counts what is UTF-8 in a stream of bytes and what is not: the only sure way to tell it from Windows-1252.
struct UTF8Check {
    /// Characters of two bytes and more.
    private(set) var characters = 0
    /// Bytes that are no part of one.
    private(set) var strays = 0
    /// Continuation bytes still to come, and the range of the next one.
    private var left = 0
    private var range: ClosedRange<UInt8> = 0x80...0xBF

    mutating func take(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { bytes in
            for byte in bytes where byte >= 0x80 || left > 0 { take(byte) }
        }
    }

    /// A character that the file's end cuts is a stray.
    mutating func finish() {
        if left > 0 { strays += 1 }
        left = 0
    }

    /// Source: RFC 3629, section 4 (no overlong forms, no surrogates, nothing beyond U+10FFFF).
    private mutating func take(_ byte: UInt8) {
        if left > 0 {
            if range.contains(byte) {
                left -= 1
                range = 0x80...0xBF
                if left == 0 { characters += 1 }
                return
            }
            strays += 1
            left = 0
        }
        switch byte {
        case 0x00..<0x80: return
        case 0xC2...0xDF: expect(1, 0x80...0xBF)
        case 0xE0: expect(2, 0xA0...0xBF)
        case 0xED: expect(2, 0x80...0x9F)
        case 0xE1...0xEF: expect(2, 0x80...0xBF)
        case 0xF0: expect(3, 0x90...0xBF)
        case 0xF1...0xF3: expect(3, 0x80...0xBF)
        case 0xF4: expect(3, 0x80...0x8F)
        default: strays += 1
        }
    }

    private mutating func expect(_ count: Int, _ next: ClosedRange<UInt8>) {
        left = count
        range = next
    }
}
