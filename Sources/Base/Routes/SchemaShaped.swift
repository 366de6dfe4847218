/// The library's own containers, which have a shape of their own around another type's.
protocol SchemaShaped {
    static func schema(by reader: SchemaReader) throws -> JSONTree
    static var emptySample: Self { get }
}

extension Array: SchemaShaped where Element: Decodable {
    static func schema(by reader: SchemaReader) throws -> JSONTree {
        .object(["type": "array", "items": try reader.schema(of: Element.self)])
    }

    static var emptySample: [Element] { [] }
}

extension Set: SchemaShaped where Element: Decodable {
    static func schema(by reader: SchemaReader) throws -> JSONTree {
        .object(["type": "array", "uniqueItems": true, "items": try reader.schema(of: Element.self)])
    }

    static var emptySample: Set<Element> { [] }
}

extension Dictionary: SchemaShaped where Key == String, Value: Decodable {
    static func schema(by reader: SchemaReader) throws -> JSONTree {
        .object(["type": "object", "additionalProperties": try reader.schema(of: Value.self)])
    }

    static var emptySample: [Key: Value] { [:] }
}

extension Optional: SchemaShaped where Wrapped: Decodable {
    static func schema(by reader: SchemaReader) throws -> JSONTree {
        .object(["anyOf": .list([try reader.schema(of: Wrapped.self), .object(["type": "null"])])])
    }

    static var emptySample: Wrapped? { nil }
}

extension String: SchemaShaped {
    static func schema(by reader: SchemaReader) throws -> JSONTree { .object(["type": "string"]) }
    static var emptySample: String { "" }
}

extension Bool: SchemaShaped {
    static func schema(by reader: SchemaReader) throws -> JSONTree { .object(["type": "boolean"]) }
    static var emptySample: Bool { false }
}

extension SchemaShaped where Self: FixedWidthInteger {
    static func schema(by reader: SchemaReader) throws -> JSONTree {
        .object(["type": "integer", "minimum": .number("\(Self.min)"), "maximum": .number("\(Self.max)")])
    }

    static var emptySample: Self { 0 }
}

extension Int: SchemaShaped {}
extension Int8: SchemaShaped {}
extension Int16: SchemaShaped {}
extension Int32: SchemaShaped {}
extension Int64: SchemaShaped {}
extension UInt: SchemaShaped {}
extension UInt8: SchemaShaped {}
extension UInt16: SchemaShaped {}
extension UInt32: SchemaShaped {}
extension UInt64: SchemaShaped {}

extension Double: SchemaShaped {
    static func schema(by reader: SchemaReader) throws -> JSONTree { .object(["type": "number"]) }
    static var emptySample: Double { 0 }
}
