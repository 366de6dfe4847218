/// What a type asked for while it was decoded.
final class SchemaRecord {
    private var members: [(name: String, schema: JSONTree, isRequired: Bool)] = []
    private var whole: JSONTree?

    func add(_ name: String, _ schema: JSONTree, isRequired: Bool) {
        guard !members.contains(where: { $0.name == name }) else { return }
        members.append((name, schema, isRequired))
    }

    func set(_ schema: JSONTree) {
        if whole == nil { whole = schema }
    }

    var schema: JSONTree {
        if let whole, members.isEmpty { return whole }
        let required = members.filter(\.isRequired).map { JSONTree.text($0.name) }
        var object: [JSONTree.Member] = [
            .init("type", "object"),
            .init("properties", .object(members.map { JSONTree.Member($0.name, $0.schema) })),
        ]
        if !required.isEmpty { object.append(.init("required", .list(required))) }
        return .object(object)
    }
}

/// Gives every type the simplest value it takes, and writes down what it asked for.
struct SchemaDecoder: Decoder {
    let reader: SchemaReader
    let record: SchemaRecord
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(SchemaObject<Key>(reader: reader, record: record, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer {
        SchemaList(reader: reader, record: record, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        SchemaValue(reader: reader, record: record, codingPath: codingPath)
    }
}

private struct SchemaValue: SingleValueDecodingContainer {
    let reader: SchemaReader
    let record: SchemaRecord
    let codingPath: [any CodingKey]

    func decodeNil() -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        record.set(try reader.schema(of: type))
        return try reader.value(type)
    }
}

private struct SchemaList: UnkeyedDecodingContainer {
    let reader: SchemaReader
    let record: SchemaRecord
    let codingPath: [any CodingKey]
    /// One element is enough to learn the type of all.
    var count: Int? { 1 }
    var currentIndex = 0
    var isAtEnd: Bool { currentIndex > 0 }

    mutating func decodeNil() -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        currentIndex += 1
        record.set(.object(["type": "array", "items": try reader.schema(of: type)]))
        return try reader.value(type)
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        currentIndex += 1
        return SchemaDecoder(reader: reader, record: SchemaRecord(), codingPath: codingPath).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
        currentIndex += 1
        return SchemaDecoder(reader: reader, record: SchemaRecord(), codingPath: codingPath).unkeyedContainer()
    }

    mutating func superDecoder() -> any Decoder {
        SchemaDecoder(reader: reader, record: SchemaRecord(), codingPath: codingPath)
    }
}

private struct SchemaObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let reader: SchemaReader
    let record: SchemaRecord
    let codingPath: [any CodingKey]
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }

    func decodeNil(forKey key: Key) -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        record.add(key.stringValue, try reader.schema(of: type), isRequired: true)
        return try reader.value(type)
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try note(type, key) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try note(type, key) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try note(type, key) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try note(type, key) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try note(type, key) }
    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        try note(type, key)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedDecodingContainer<Nested> {
        record.add(key.stringValue, .object(["type": "object"]), isRequired: true)
        return SchemaDecoder(reader: reader, record: SchemaRecord(), codingPath: codingPath).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
        record.add(key.stringValue, .object(["type": "array"]), isRequired: true)
        return SchemaDecoder(reader: reader, record: SchemaRecord(), codingPath: codingPath).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { SchemaDecoder(reader: reader, record: record, codingPath: codingPath) }

    func superDecoder(forKey key: Key) -> any Decoder { superDecoder() }

    /// An optional member: may be left out, and may be null.
    private func note<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value? {
        record.add(key.stringValue, try Value?.schema(by: reader), isRequired: false)
        return nil
    }
}
