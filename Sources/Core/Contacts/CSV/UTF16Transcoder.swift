/// Turns UTF-16 into UTF-8, a piece at a time. A half surrogate becomes U+FFFD.
struct UTF16Transcoder {
    private let isBigEndian: Bool
    private var odd: UInt8?
    private var high: UInt16?

    init(isBigEndian: Bool) {
        self.isBigEndian = isBigEndian
    }

    mutating func take(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in bytes {
            guard let first = odd else {
                odd = byte
                continue
            }
            odd = nil
            take(isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first), &result)
        }
        return result
    }

    /// What is left when the file ends in the middle of a character.
    mutating func finish() -> [UInt8] {
        odd == nil && high == nil ? [] : Array("\u{FFFD}".utf8)
    }

    private mutating func take(_ unit: UInt16, _ result: inout [UInt8]) {
        if let first = high {
            high = nil
            if UTF16.isTrailSurrogate(unit) {
                let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(unit) - 0xDC00
                append(Unicode.Scalar(value), &result)
                return
            }
            append(nil, &result)
        }
        if UTF16.isLeadSurrogate(unit) {
            high = unit
        } else {
            append(Unicode.Scalar(unit), &result)
        }
    }

    private func append(_ scalar: Unicode.Scalar?, _ result: inout [UInt8]) {
        result.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
    }
}
