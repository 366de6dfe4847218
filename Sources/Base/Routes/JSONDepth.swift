/// Counts brackets before a recursive decoder is let loose on a stranger's bytes.
enum JSONDepth {
    /// Our deepest document, a template inside a list, has nine levels.
    static let limit = 64

    static func isWithinLimit(_ bytes: some Sequence<UInt8>) -> Bool {
        var depth = 0
        var inText = false
        var escaped = false
        for byte in bytes {
            if inText {
                if escaped {
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == UInt8(ascii: "\"") {
                    inText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): inText = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                if depth > limit { return false }
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
        }
        return true
    }
}
