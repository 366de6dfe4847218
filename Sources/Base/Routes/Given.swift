/// A member of a change: left out (stays as it is), null (is taken away) or a new value.
package enum Given<Value: Decodable & Sendable>: Decodable, Sendable {
    case absent
    case cleared
    case value(Value)

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = container.decodeNil() ? .cleared : .value(try container.decode(Value.self))
    }

    package func or(_ before: Value?) -> Value? {
        switch self {
        case .absent: before
        case .cleared: nil
        case .value(let value): value
        }
    }
}

extension Given: Equatable where Value: Equatable {}

extension KeyedDecodingContainer {
    /// Synthesised decoding calls this one for a `Given` member: only here is an absent member told from a null.
    package func decode<Value>(_ type: Given<Value>.Type, forKey key: Key) throws -> Given<Value> {
        if let value = try decodeIfPresent(Value.self, forKey: key) { return .value(value) }
        return contains(key) ? .cleared : .absent
    }
}
