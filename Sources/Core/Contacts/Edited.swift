/// A part of a change: left as it is, or set, also to nothing. In JSON: left out, a value, or `null`.
package enum Edited<Value: Codable & Sendable & Equatable>: Sendable, Equatable {
    case kept
    case set(Value?)

    package var isKept: Bool { self == .kept }
}

extension Edited: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = .set(container.decodeNil() ? nil : try container.decode(Value.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if case .set(let value?) = self { try container.encode(value) } else { try container.encodeNil() }
    }
}

// What synthesised coding calls for members of this type, so that one that is left out is `kept`.
extension KeyedDecodingContainer {
    package func decode<Value>(_: Edited<Value>.Type, forKey key: Key) throws -> Edited<Value> {
        guard contains(key) else { return .kept }
        return .set(try decodeNil(forKey: key) ? nil : decodeIfPresent(Value.self, forKey: key))
    }
}

extension KeyedEncodingContainer {
    package mutating func encode<Value>(_ edited: Edited<Value>, forKey key: Key) throws {
        guard case .set(let value) = edited else { return }
        if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
    }
}
