/// Placeholders in a template's text: `{{1}}` or `{{first_name}}`.
enum TemplateText {
    /// The names between the braces, in order, repetitions included.
    static func placeholders(in text: String) -> [String] {
        pieces(of: text).compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
    }

    /// Each name once, in order of first appearance; positional ones by number.
    static func names(in text: String) -> [String] {
        var seen: Set<String> = []
        let names = placeholders(in: text).filter { seen.insert($0).inserted }
        return names.allSatisfy { Int($0) != nil } ? names.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) } : names
    }

    static func fill(_ text: String, with values: [String: String]) -> String {
        pieces(of: text).map { piece in
            switch piece {
            case .text(let text): String(text)
            case .placeholder(let name): values[name] ?? "{{\(name)}}"
            }
        }.joined()
    }

    enum Piece: Equatable {
        case text(Substring)
        case placeholder(String)
    }

    static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = Substring(text)
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            if open.lowerBound > rest.startIndex { pieces.append(.text(rest[..<open.lowerBound])) }
            let name = rest[open.upperBound..<close.lowerBound]
            pieces.append(.placeholder(String(name.filter { $0 != " " })))
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { pieces.append(.text(rest)) }
        return pieces
    }
}
