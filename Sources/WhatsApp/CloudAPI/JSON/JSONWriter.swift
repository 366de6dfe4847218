/// Appends JSON text to `bytes`, without any space.
struct JSONWriter {
    let escaping: JSONEscaping
    private(set) var bytes: [UInt8] = []

    init(escaping: JSONEscaping) {
        self.escaping = escaping
    }

    mutating func write(_ value: JSON) {
        switch value {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .number(let number): bytes.append(contentsOf: number.literal.utf8)
        case .string(let text): write(text)
        case .array(let elements): write(elements)
        case .object(let object): write(object)
        }
    }

    private mutating func write(_ elements: [JSON]) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 {
                bytes.append(UInt8(ascii: ","))
            }
            write(element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ object: JSONObject) {
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in object.members.enumerated() {
            if index > 0 {
                bytes.append(UInt8(ascii: ","))
            }
            write(member.key)
            bytes.append(UInt8(ascii: ":"))
            write(member.value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if !appendPlain(text) {
            appendEscaped(text)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Copies the text whole, if nothing in it needs an escape; most texts are like that.
    private mutating func appendPlain(_ text: String) -> Bool {
        let isDone = text.utf8.withContiguousStorageIfAvailable { text in
            guard text.allSatisfy(isPlain) else { return false }
            bytes.append(contentsOf: text)
            return true
        }
        return isDone ?? false
    }

    private mutating func appendEscaped(_ text: String) {
        guard escaping.contains(.nonASCII) else {
            for byte in text.utf8 {
                write(byte)
            }
            return
        }
        for unit in text.utf16 {
            if unit < 0x80 {
                write(UInt8(unit))
            } else {
                writeEscape(unit)
            }
        }
    }

    /// Whether a byte stands for itself.
    private func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): false
        case UInt8(ascii: "/"): !escaping.contains(.slashes)
        case 0x80...: !escaping.contains(.nonASCII)
        default: true
        }
    }

    /// A byte of a string's text.
    private mutating func write(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x08: append("\\b")
        case 0x0C: append("\\f")
        case 0x0A: append("\\n")
        case 0x0D: append("\\r")
        case 0x09: append("\\t")
        case 0..<0x20: writeEscape(UInt16(byte))
        case UInt8(ascii: "/") where escaping.contains(.slashes): append("\\/")
        default: bytes.append(byte)
        }
    }

    private mutating func writeEscape(_ unit: UInt16) {
        append("\\u")
        for shift in [12, 8, 4, 0] {
            let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift)) & 15
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }

    private mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
