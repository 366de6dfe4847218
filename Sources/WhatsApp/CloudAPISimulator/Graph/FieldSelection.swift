import CloudAPI

/// `fields=a,b{c,d},e.start(1).end(2)`: which members of a node are wanted, and with which arguments.
struct FieldSelection: Sendable {
    struct Field: Sendable {
        let name: String
        /// Inside the braces.
        let inner: String?
        /// `.name(value)` after the name.
        let arguments: [String: String]
    }

    let fields: [Field]

    init(_ text: String) {
        fields = Self.pieces(text).compactMap(Self.field)
    }

    /// Keeps the wanted members of `node`, and its identity. Unknown names are left out.
    func select(_ node: JSONObject) -> JSON {
        var selected: JSONObject = [:]
        for field in fields {
            guard let value = node[field.name] else { continue }
            selected[field.name] = field.inner.map { Self.select(value, FieldSelection($0)) } ?? value
        }
        selected["id"] = node["id"]
        return .object(selected)
    }

    private static func select(_ value: JSON, _ inner: FieldSelection) -> JSON {
        switch value {
        case .object(let object): inner.select(object)
        case .array(let elements): .array(elements.map { select($0, inner) })
        default: value
        }
    }

    /// Splits at commas outside brackets.
    private static func pieces(_ text: String) -> [String] {
        var pieces = [""]
        var depth = 0
        for character in text {
            if "({[".contains(character) { depth += 1 }
            if ")}]".contains(character) { depth -= 1 }
            if character == ",", depth == 0 {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        return pieces
    }

    /// Spaces and line ends around it do not count: `fields=id, name`.
    private static func field(_ whole: String) -> Field? {
        var text = whole.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        guard !name.isEmpty else { return nil }
        var arguments: [String: String] = [:]
        var rest = text.dropFirst(name.count)
        while rest.first == ".", let open = rest.firstIndex(of: "("), let close = rest.firstIndex(of: ")"), open < close
        {
            arguments[String(rest[rest.index(after: rest.startIndex)..<open])] =
                String(rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
        }
        let inner = rest.first == "{" && rest.last == "}" ? String(rest.dropFirst().dropLast()) : nil
        return Field(name: String(name), inner: inner, arguments: arguments)
    }
}
