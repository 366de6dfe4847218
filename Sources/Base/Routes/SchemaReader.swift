/// Finds the JSON Schema of types by decoding them from nothing and noting what they ask for.
///
/// Named types become components that others refer to, which also ends the recursion of types that contain themselves.
final class SchemaReader {
    /// By name, in the order they were met.
    private(set) var components: [JSONTree.Member] = []
    private var names: [ObjectIdentifier: String] = [:]

    enum SchemaError: Error, CustomStringConvertible {
        /// Make it `CaseIterable` or `SchemaDescribed`.
        case cannotBeSampled(String, because: String)

        var description: String {
            switch self {
            case .cannotBeSampled(let type, let reason): "no schema for \(type): \(reason)"
            }
        }
    }

    /// The schema of `type`: a reference for objects, the thing itself for values.
    ///
    /// - Throws: `SchemaError.cannotBeSampled`.
    func schema(of type: any Decodable.Type) throws -> JSONTree {
        if let shaped = type as? any SchemaShaped.Type { return try shaped.schema(by: self) }
        if let described = type as? any SchemaDescribed.Type { return described.schema }
        if let cases = SchemaCases.texts(of: type) {
            return .object(["type": "string", "enum": .list(cases.map(JSONTree.text))])
        }
        if let name = names[ObjectIdentifier(type)] { return Self.reference(name) }
        let name = freeName(for: type)
        names[ObjectIdentifier(type)] = name
        let place = components.count
        components.append(.init(name, .null))
        let (_, schema) = try sample(type)
        components[place] = .init(name, schema)
        return Self.reference(name)
    }

    /// A value of `type` and what it was made of.
    func sample<Value: Decodable>(_ type: Value.Type) throws -> (value: Value, schema: JSONTree) {
        let record = SchemaRecord()
        do {
            let value = try Value(from: SchemaDecoder(reader: self, record: record, codingPath: []))
            return (value, record.schema)
        } catch let error as SchemaError {
            throw error
        } catch {
            throw SchemaError.cannotBeSampled("\(type)", because: "\(error)")
        }
    }

    /// A value for a member of some type, whatever it is.
    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if let shaped = type as? any SchemaShaped.Type, let sample = shaped.emptySample as? Value { return sample }
        if let described = type as? any SchemaDescribed.Type, let sample = described.schemaSample as? Value {
            return sample
        }
        if let first = SchemaCases.first(of: type) { return first }
        return try sample(type).value
    }

    private func freeName(for type: any Any.Type) -> String {
        let short = Self.plain("\(type)")
        guard components.contains(where: { $0.name == short }) else { return short }
        return Self.plain(String(reflecting: type))
    }

    /// Component names are letters, digits, dots, dashes and underscores.
    private static func plain(_ name: String) -> String {
        String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "_" })
            .split(separator: "_").joined(separator: "_")
    }

    private static func reference(_ name: String) -> JSONTree {
        .object(["$ref": .text("#/components/schemas/\(name)")])
    }
}

/// Enumerations that can list their cases.
enum SchemaCases {
    /// The raw texts; `nil` when the type is no enumeration of texts.
    static func texts(of type: any Any.Type) -> [String]? {
        guard let type = type as? any (CaseIterable & RawRepresentable).Type else { return nil }
        return list(type)
    }

    static func first<Value>(of type: Value.Type) -> Value? {
        guard let type = type as? any CaseIterable.Type else { return nil }
        return any(type) as? Value
    }

    private static func list<Cases: CaseIterable & RawRepresentable>(_ type: Cases.Type) -> [String]? {
        let texts = type.allCases.compactMap { $0.rawValue as? String }
        return texts.count == type.allCases.count && !texts.isEmpty ? texts : nil
    }

    private static func any<Cases: CaseIterable>(_ type: Cases.Type) -> Any? {
        type.allCases.first
    }
}
