/// `; name="value"` and `; name=value` after the first word of a header. Source: RFC 9110, 5.6.6; RFC 8187 for `name*`.
enum HeaderParameter {
    static func find(_ name: String, in header: String) -> String? {
        var parameters: [String: String] = [:]
        for piece in pieces(of: header).dropFirst() {
            guard let equals = piece.firstIndex(of: "=") else { continue }
            let key = piece[..<equals].filter { $0 != " " && $0 != "\t" }.lowercased()
            if parameters[key] == nil { parameters[key] = value(piece[piece.index(after: equals)...]) }
        }
        return parameters[name + "*"].flatMap(extended) ?? parameters[name]
    }

    /// At semicolons outside quotes: a file may be called `a;b.png`.
    private static func pieces(of header: String) -> [String] {
        var pieces = [""]
        var isQuoted = false
        var isEscaped = false
        for character in header {
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = character == "\\" && isQuoted && !isEscaped
            if character == ";", !isQuoted {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        return pieces
    }

    private static func value(_ text: Substring) -> String {
        let bare = text.drop { $0 == " " || $0 == "\t" }
        guard bare.first == "\"" else { return String(bare.prefix { $0 != " " && $0 != "\t" }) }
        var value = ""
        var isEscaped = false
        for character in bare.dropFirst() {
            if isEscaped || character != "\"" && character != "\\" {
                value.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                break
            }
        }
        return value
    }

    /// `UTF-8''na%C3%AFve.png`
    private static func extended(_ text: String) -> String? {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        return FormFields.decode(parts[2].replacing("+", with: "%2B").utf8)
    }
}
