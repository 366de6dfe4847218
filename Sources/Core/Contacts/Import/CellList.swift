/// Several names in one cell. We write `;` between them, and a backslash before a mark of a name's own; where there is no `;`,
/// names are taken apart at `|`, and else at `,`, as other programs write them, some with quotation marks around each.
enum CellList {
    static func text(_ names: [String]) -> String {
        names.map { name in
            String(name.flatMap { #"\;,|""#.contains($0) ? ["\\", $0] : [$0] })
        }.joined(separator: "; ")
    }

    static func names(_ cell: String) -> [String] {
        let names = names(cell) { $0 == ";" || $0.isNewline }
        if names.count > 1 { return names }
        let parts = self.names(cell) { $0 == "|" }
        return parts.count > 1 ? parts : self.names(cell) { $0 == "," }
    }

    private static func names(_ cell: String, apartAt isMark: (Character) -> Bool) -> [String] {
        var names: [String] = []
        var name = ""
        var isEscaped = false
        var isQuoted = false
        func take() {
            let plain = name.split { $0.isWhitespace }.joined(separator: " ")
            if !plain.isEmpty, !names.contains(plain) { names.append(plain) }
            name = ""
        }
        for letter in cell {
            if isEscaped {
                name.append(letter)
                isEscaped = false
            } else if letter == "\\" {
                isEscaped = true
            } else if letter == "\"", isQuoted || name.allSatisfy(\.isWhitespace) {
                isQuoted.toggle()
            } else if !isQuoted, isMark(letter) {
                take()
            } else {
                name.append(letter)
            }
        }
        take()
        return names
    }
}
