/// Reads a JSON text from bytes that outlive it; made for one call of `text()`.
///
/// Every read is guarded by `index < count`. Recursion is bounded by `JSON.depthMax`.
struct JSONParser {
    let bytes: UnsafeBufferPointer<UInt8>
    let count: Int
    var index = 0
    private var depth = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        count = bytes.count
    }

    mutating func text() throws(JSONError) -> JSON {
        skipSpace()
        let value = try value()
        skipSpace()
        guard index == count else { throw JSONError(reason: .trailingBytes, offset: index) }
        return value
    }

    private mutating func value() throws(JSONError) -> JSON {
        guard index < count else { throw ended }
        switch bytes[index] {
        case UInt8(ascii: "\""):
            index += 1
            return .string(try string())
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw unexpected
        }
    }

    private mutating func object() throws(JSONError) -> JSON {
        try enter()
        var builder = JSONObjectBuilder()
        if skip(UInt8(ascii: "}")) {
            depth -= 1
            return .object(JSONObject())
        }
        while true {
            try expect(UInt8(ascii: "\""))
            let key = try string()
            skipSpace()
            try expect(UInt8(ascii: ":"))
            skipSpace()
            builder.append(key, try value())
            skipSpace()
            if skip(UInt8(ascii: ",")) { continue }
            try expect(UInt8(ascii: "}"))
            depth -= 1
            return .object(JSONObject(unique: builder.members))
        }
    }

    private mutating func array() throws(JSONError) -> JSON {
        try enter()
        var elements: [JSON] = []
        if skip(UInt8(ascii: "]")) {
            depth -= 1
            return .array([])
        }
        while true {
            elements.append(try value())
            skipSpace()
            if skip(UInt8(ascii: ",")) { continue }
            try expect(UInt8(ascii: "]"))
            depth -= 1
            return .array(elements)
        }
    }

    private mutating func number() throws(JSONError) -> JSONNumber {
        let start = index
        if bytes[index] == UInt8(ascii: "-") {
            index += 1
        }
        if index < count, bytes[index] == UInt8(ascii: "0") {
            index += 1
        } else {
            try digits()
        }
        if index < count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            try digits()
        }
        if index < count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
                index += 1
            }
            try digits()
        }
        return JSONNumber(checked: String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self))
    }

    /// One or more digits.
    private mutating func digits() throws(JSONError) {
        let start = index
        while index < count, bytes[index] &- UInt8(ascii: "0") < 10 {
            index += 1
        }
        guard index > start else { throw index < count ? unexpected : ended }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        for offset in 0..<word.utf8CodeUnitCount {
            try expect(word.utf8Start[offset])
        }
        return value
    }
}

extension JSONParser {
    private mutating func enter() throws(JSONError) {
        depth += 1
        guard depth <= JSON.depthMax else {
            throw JSONError(reason: .tooDeep(depthMax: JSON.depthMax), offset: index)
        }
        index += 1
        skipSpace()
    }

    /// Steps over `byte` and the space after it, if it is next.
    private mutating func skip(_ byte: UInt8) -> Bool {
        guard index < count, bytes[index] == byte else { return false }
        index += 1
        skipSpace()
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard index < count else { throw ended }
        guard bytes[index] == byte else { throw unexpected }
        index += 1
    }

    private mutating func skipSpace() {
        while index < count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    var ended: JSONError { JSONError(reason: .endedEarly, offset: index) }
    var unexpected: JSONError { JSONError(reason: .unexpectedByte(bytes[index]), offset: index) }
}
