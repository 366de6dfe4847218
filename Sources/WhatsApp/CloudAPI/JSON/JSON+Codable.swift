extension JSON: Codable {
    /// For use inside Codable bodies. Numbers that are not whole pass through a double there, unless the decoder carries
    /// `JSON.userInfo`.
    public init(from decoder: any Decoder) throws {
        if let key = JSONSource.key, let source = decoder.userInfo[key] as? JSONSource,
            let found = source.value(at: decoder.codingPath)
        {
            self = found
            return
        }
        if let keyed = try? decoder.container(keyedBy: JSONKey.self) {
            let members = try keyed.allKeys.map { ($0.stringValue, try keyed.decode(JSON.self, forKey: $0)) }
            self = .object(JSONObject(members))
            return
        }
        if var elements = try? decoder.unkeyedContainer() {
            var array: [JSON] = []
            while !elements.isAtEnd {
                array.append(try elements.decode(JSON.self))
            }
            self = .array(array)
            return
        }
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            self = .null
        } else if let value = try? single.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? single.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? single.decode(Double.self), let number = JSONNumber(value) {
            self = .number(number)
        } else {
            self = .string(try single.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let object):
            var keyed = encoder.container(keyedBy: JSONKey.self)
            for member in object {
                try keyed.encode(member.value, forKey: JSONKey(stringValue: member.key))
            }
        case .array(let elements):
            var unkeyed = encoder.unkeyedContainer()
            for element in elements {
                try unkeyed.encode(element)
            }
        default:
            var single = encoder.singleValueContainer()
            try encodeScalar(into: &single)
        }
    }

    private func encodeScalar(into container: inout any SingleValueEncodingContainer) throws {
        switch self {
        case .bool(let value): try container.encode(value)
        case .string(let text): try container.encode(text)
        case .number(let number):
            if let whole = number.int64 {
                try container.encode(whole)
            } else {
                try container.encode(number.double)
            }
        default: try container.encodeNil()
        }
    }
}

/// Any key of an object.
private struct JSONKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        nil
    }
}
