/// Several names in one cell. We write `;` between them, and a backslash before a `;` or `,` of a name's own; where there is no
/// `;`, names are taken apart at `,` as other programs write them.
enum CellList {
    static func text(_ names: [String]) -> String {
        names.map { name in
            String(name.flatMap { #"\;,"#.contains($0) ? ["\\", $0] : [$0] })
        }.joined(separator: "; ")
    }

    static func names(_ cell: String) -> [String] {
        let names = names(cell) { $0 == ";" || $0.isNewline }
        return names.count > 1 ? names : self.names(cell) { $0 == "," }
    }

    private static func names(_ cell: String, apartAt isMark: (Character) -> Bool) -> [String] {
        var names: [String] = []
        var name = ""
        var isEscaped = false
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
            } else if isMark(letter) {
                take()
            } else {
                name.append(letter)
            }
        }
        take()
        return names
    }
}
