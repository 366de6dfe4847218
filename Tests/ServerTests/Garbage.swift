import Foundation
import TestSupport

/// Bodies that nobody should send: some of no shape at all, some of the right shape with impossible values.
struct Garbage {
    var random: SeededGenerator
    /// `components.schemas` of the API's document.
    let schemas: [String: Any]

    static let shapeless: [[UInt8]] = [
        [], [0], [0xFF, 0xFE, 0x7B, 0], [0xC3, 0x28], Array("null".utf8), Array("[]".utf8), Array("{}".utf8),
        Array(#""text""#.utf8), Array("-".utf8), Array("1e999999".utf8), Array(#"{"a":"#.utf8), Array(#"{"":{}}"#.utf8),
        Array(#"{"name":"\u0000"}"#.utf8), Array(#"{"name":"\ud800"}"#.utf8),
        Array(repeating: UInt8(ascii: "["), count: 50_000),
        Array(("{\"a\":[" + Array(repeating: "1", count: 20_000).joined(separator: ",") + "]}").utf8),
        Array(("{" + (0..<5000).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}").utf8),
    ]

    private static let numbers = [
        "0", "-1", "1", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "1e308", "1e400", "-0.5",
        "2147483648", "253402300800", "-99999999999999",
    ]
    private static let texts = [
        #""""#, #"" ""#, #""\u0000""#, #""💥\u202e""#, #""-1""#, #""9223372036854775808""#, #""99999999999999999999.9""#,
        #""+999999999999999""#, #""9999-12-31T23:59:59Z""#, #""-9999-01-01T00:00:00Z""#, #""0001-01-01T00:00:00Z""#,
        #""%00'\"; DROP TABLE users; --""#, #""\r\nBcc: x@example.com""#, #""{{1}}""#,
        "\"\(String(repeating: "x", count: 9000))\"",
    ]

    /// JSON that follows the schema here and there.
    mutating func json(_ schema: [String: Any], depth: Int = 0) -> String {
        if Int.random(in: 0..<12, using: &random) == 0 { return strange() }
        if let reference = schema["$ref"] as? String, let name = reference.split(separator: "/").last,
            let found = schemas[String(name)] as? [String: Any]
        {
            return depth > 8 ? "null" : json(found, depth: depth + 1)
        }
        if let choices = schema["anyOf"] as? [[String: Any]], let choice = choices.randomElement(using: &random) {
            return json(choice, depth: depth + 1)
        }
        if let words = schema["enum"] as? [String], let word = words.randomElement(using: &random) {
            return "\"\(word)\""
        }
        switch schema["type"] as? String {
        case "object": return object(schema, depth)
        case "array":
            let items = schema["items"] as? [String: Any] ?? [:]
            let count = [0, 1, 3, 60].randomElement(using: &random) ?? 0
            let list = (0..<(depth > 4 ? 1 : count)).map { _ in json(items, depth: depth + 1) }
            return "[\(list.joined(separator: ","))]"
        case "boolean": return "true"
        case "integer", "number": return Self.numbers.randomElement(using: &random) ?? "0"
        case "string": return text(schema)
        default: return strange()
        }
    }

    private mutating func object(_ schema: [String: Any], _ depth: Int) -> String {
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        var members: [String] = []
        // In an order that the seed alone decides.
        for (name, property) in properties.sorted(by: { $0.key < $1.key })
        where Int.random(in: 0..<10, using: &random) > 0 {
            members.append("\"\(name)\":\(json(property, depth: depth + 1))")
        }
        if let any = schema["additionalProperties"] as? [String: Any] {
            members.append("\"\u{1F4A5}\":\(json(any, depth: depth + 1))")
        }
        return "{\(members.joined(separator: ","))}"
    }

    private mutating func text(_ schema: [String: Any]) -> String {
        // Identities of the right shape that nobody has, so that the handler goes on to look for them.
        if let pattern = schema["pattern"] as? String, let end = pattern.firstIndex(of: "_"),
            Bool.random(using: &random)
        {
            let id = ["0000000000001", "7zzzzzzzzzzzz", "zzzzzzzzzzzzz"].randomElement(using: &random) ?? ""
            return "\"\(pattern[pattern.index(after: pattern.startIndex)..<end])_\(id)\""
        }
        return Self.texts.randomElement(using: &random) ?? "\"\""
    }

    private mutating func strange() -> String {
        let all = Self.numbers + Self.texts + ["null", "[]", "{}", "[[[[1]]]]", "true"]
        return all.randomElement(using: &random) ?? "null"
    }
}
