/// A text with variables, taken apart.
///
/// Grammar: `{{` key `}}`, spaces around the key allowed, the key of letters, digits and underscores.
public struct TemplateText: Hashable, Sendable {
    public enum Part: Hashable, Sendable {
        case words(String)
        case variable(String)
    }

    public let parts: [Part]
    /// There are braces that make no variable.
    public let hasLooseBraces: Bool

    public init(_ text: String) {
        var parts: [Part] = []
        var words = ""
        var rest = text[...]
        while let open = rest.firstRange(of: "{{") {
            words += rest[..<open.lowerBound]
            let inner = rest[open.upperBound...]
            guard let close = inner.firstRange(of: "}}"), let key = Self.key(inner[..<close.lowerBound]) else {
                words += "{{"
                rest = inner
                continue
            }
            if !words.isEmpty {
                parts.append(.words(words))
                words = ""
            }
            parts.append(.variable(key))
            rest = inner[close.upperBound...]
        }
        words += rest
        if !words.isEmpty {
            parts.append(.words(words))
        }
        self.parts = parts
        hasLooseBraces = parts.contains { part in
            if case .words(let words) = part { words.contains("{{") || words.contains("}}") } else { false }
        }
    }

    private static func key(_ text: Substring) -> String? {
        let trimmed = text.drop { $0 == " " }
        let key = trimmed.prefix { $0 != " " }
        guard !key.isEmpty, trimmed.dropFirst(key.count).allSatisfy({ $0 == " " }),
            key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
        else { return nil }
        return String(key)
    }

    /// The keys of the variables, each once, in the order of the text.
    public var variables: [String] {
        var seen: Set<String> = []
        return parts.compactMap { part in
            if case .variable(let key) = part, seen.insert(key).inserted { key } else { nil }
        }
    }

    /// The same in the order of their values: numbers count up, names as they come.
    public var orderedVariables: [String] {
        let keys = variables
        return keys.allSatisfy { Int($0) != nil } ? keys.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) } : keys
    }

    /// What Meta refuses in a value (132018): a line break, a tab, more than four spaces in a row.
    public static func isBadlySpaced(_ value: String) -> Bool {
        value.contains { $0.isNewline || $0 == "\t" } || value.contains("     ")
    }

    /// The text with values in place of variables; a variable without one stays as it is.
    public func filled(_ value: (String) -> String?) -> String {
        parts.map { part in
            switch part {
            case .words(let words): words
            case .variable(let key): value(key) ?? "{{\(key)}}"
            }
        }.joined()
    }
}
