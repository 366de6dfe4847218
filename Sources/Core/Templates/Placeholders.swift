/// The `{{…}}` of a template's text.
enum Placeholders {
    /// The names between the braces, each once, in the order of their values: numbers count up, names as they come.
    static func names(in text: String) -> [String] {
        var names: [String] = []
        for piece in pieces(of: text) {
            guard case .variable(let name) = piece, !names.contains(name) else { continue }
            names.append(name)
        }
        return names.allSatisfy { Int($0) != nil } ? names.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) } : names
    }

    /// The text with its variables replaced; those without a value stay as they are.
    static func fill(_ text: String, _ value: (String) -> String?) -> String {
        pieces(of: text).map { piece in
            switch piece {
            case .text(let text): text
            case .variable(let name): value(name) ?? "{{\(name)}}"
            }
        }.joined()
    }

    private enum Piece {
        case text(String)
        case variable(String)
    }

    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
            let name = rest[start.upperBound..<end.lowerBound].filter { $0 != " " }
            let isName = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
            pieces.append(.text(String(rest[..<start.lowerBound])))
            pieces.append(isName ? .variable(name) : .text(String(rest[start.lowerBound..<end.upperBound])))
            rest = rest[end.upperBound...]
        }
        return pieces + [.text(String(rest))]
    }
}
