package import Routes

/// A JSON value without objects in it: what fields are given and what filters compare with.
package enum PlainValue: Sendable, Hashable {
    case null
    case text(String)
    /// As written, so that no digit is lost.
    case number(String)
    case bool(Bool)
    case list([String])

    /// The value as the texts it stands for; a list's members, or one.
    var texts: [String] {
        switch self {
        case .null: []
        case .text(let text), .number(let text): [text]
        case .bool(let value): ["\(value)"]
        case .list(let texts): texts
        }
    }
}

extension PlainValue: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .number("\(value)")
        } else if let value = try? container.decode(PlainDecimal.self) {
            self = .number(value.text)
        } else {
            self = .list(try container.decode([String].self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .text(let text): try container.encode(text)
        case .number(let digits):
            // Numbers of JSON are read by many as floating point: what would lose digits goes as text.
            if let whole = Int64(digits), abs(whole) < 1 << 53 {
                try container.encode(whole)
            } else {
                try container.encode(digits)
            }
        case .bool(let value): try container.encode(value)
        case .list(let texts): try container.encode(texts)
        }
    }
}

extension PlainValue: SchemaDescribed {
    package static var schema: JSONTree {
        .object([
            "anyOf": .list([
                .object(["type": .list(["string", "number", "boolean", "null"])]),
                .object(["type": "array", "items": .object(["type": "string"])]),
            ])
        ])
    }

    package static var schemaSample: PlainValue { .null }
}
