import Primitives

/// Looks over a stranger's bytes, once and in linear time, before a recursive decoder is let loose on them.
enum JSONCheck {
    /// Our deepest document, a template inside a list, has nine levels.
    static let depthMax = 16

    /// - Throws: `malformed-json` for bytes that are in no UTF-8 text, `json-too-deep`, `invalid-request` for an escaped
    ///   NUL, which no column of text can hold.
    static func run(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
        var depth = 0
        var inText = false
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            // UTF-16 and UTF-32 have a NUL or a byte order mark, and would hide their brackets from this count.
            guard byte != 0, byte < 0xFE else { throw Problem.notUTF8 }
            switch byte {
            case UInt8(ascii: "\"") where inText: inText = false
            case UInt8(ascii: "\\") where inText:
                if isNUL(bytes, at: place) { throw Problem.nul(in: "") }
                place += 1
            case _ where inText: break
            case UInt8(ascii: "\""): inText = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                if depth > depthMax { throw Problem.tooDeep }
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
        }
    }

    /// `u0000`.
    private static func isNUL(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
        guard place + 5 <= bytes.count, bytes[place] == UInt8(ascii: "u") else { return false }
        return bytes[(place + 1)..<(place + 5)].allSatisfy { $0 == UInt8(ascii: "0") }
    }
}

extension Problem {
    static let tooDeep = Problem("json-too-deep", status: 400, title: "The JSON is nested too deeply")

    static let notUTF8 = Problem(
        "malformed-json",
        status: 400,
        title: "The body is not JSON",
        detail: "JSON is sent in UTF-8 without a byte order mark (RFC 8259)."
    )

    /// - Parameter field: where it stands; empty for somewhere in the body.
    static func nul(in field: String) -> Problem {
        .invalid(FieldError(field: field, detail: "The character NUL can stand in no text."))
    }
}
