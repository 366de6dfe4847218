/// Several names in one cell, `;` between them; a `;` of a name's own has a backslash before it.
enum CellList {
    static func text(_ names: [String]) -> String {
        names.map { $0.replacing("\\", with: "\\\\").replacing(";", with: "\\;") }.joined(separator: "; ")
    }

    static func names(_ cell: String) -> [String] {
        var names: [String] = []
        var name = ""
        var isEscaped = false
        for letter in cell + ";" {
            if isEscaped {
                name.append(letter)
                isEscaped = false
            } else if letter == "\\" {
                isEscaped = true
            } else if letter == ";" || letter.isNewline {
                let plain = name.split { $0.isWhitespace }.joined(separator: " ")
                if !plain.isEmpty, !names.contains(plain) { names.append(plain) }
                name = ""
            } else {
                name.append(letter)
            }
        }
        return names
    }
}
