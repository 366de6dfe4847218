/// Undoes what people, phones and spreadsheets do to a number before the rules of countries can be applied to it.
enum PhoneText {
    /// The first number of a cell as plain text: ASCII digits and punctuation, no wrapping, no link around it.
    static func clean(_ text: String) throws(PhoneProblem) -> String {
        var rest = unwrapped(plain(text))
        guard !rest.isEmpty else { throw .empty }
        // Most cells hold a number as people write it, and nothing of what follows applies to those.
        guard !rest.utf8.allSatisfy(isOfPlainNumber) else { return firstOfTwo(rest) }
        rest = firstOfSeveral(withoutLink(rest))
        if let whole = try powerOfTen(rest) { return whole }
        return withoutNumberFormat(rest)
    }

    /// ASCII where Unicode has look-alikes; invisible characters are gone, every space is a plain one.
    private static func plain(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x0D: result += ";"
            case 0x2B, 0xFF0B, 0x2795, 0xFE62, 0x207A: result += "+"
            case 0xAD, 0x2010...0x2015, 0x2212, 0x30FC, 0xFF0D: result += "-"
            case 0x2018, 0x2019, 0x201C, 0x201D: result += "'"
            case 0xFF08: result += "("
            case 0xFF09: result += ")"
            case 0xFF1B: result += ";"
            default: append(scalar, to: &result)
            }
        }
        return result
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
        let properties = scalar.properties
        if properties.numericType == .decimal, let value = properties.numericValue {
            result += String(Int(value))
            return
        }
        switch properties.generalCategory {
        case .format, .nonspacingMark: return
        case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: result += " "
        default: result.unicodeScalars.append(scalar)
        }
    }

    /// Without the spaces, apostrophes and quotation marks around it, and without Excel's `="…"`.
    private static func unwrapped(_ text: String) -> String {
        let start = text.utf8.drop(while: isWrapping)
        guard let last = start.lastIndex(where: { !isWrapping($0) }) else { return "" }
        return String(text[start.startIndex...last])
    }

    private static func isWrapping(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x22 || byte == 0x27 || byte == 0x3D || byte == 0x60
    }

    /// `tel:`, `wa.me/` and their like, and WhatsApp's own `491512345678@s.whatsapp.net`.
    private static func withoutLink(_ text: String) -> String {
        let lowered = text.lowercased()
        if let end = lowered.firstRange(of: "@")?.lowerBound, ["@s.whatsapp.net", "@c.us"].contains(lowered[end...]) {
            return "+" + lowered[..<end]
        }
        for place in ["wa.me/", "whatsapp.com/send?phone=", "whatsapp.com/send/?phone=", "whatsapp://send?phone="] {
            guard let found = lowered.firstRange(of: place) else { continue }
            let number = lowered[found.upperBound...].replacing("%2b", with: "+").prefix { $0 == "+" || $0.isNumber }
            return number.hasPrefix("+") ? String(number) : "+" + number
        }
        for scheme in ["tel:", "callto:", "sms:", "whatsapp:", "mailto:"] where lowered.hasPrefix(scheme) {
            return String(text.dropFirst(scheme.count).drop { $0 == "/" || $0 == " " })
        }
        return text
    }

    /// Cells hold several numbers with `;`, `:::` (Google), `|` or a line end between them; also `/` or `,` when each
    /// side is long enough to be a number (`0151/2345678` is one).
    private static func firstOfSeveral(_ text: String) -> String {
        var first = text
        for separator in [":::", ";", "|"] where first.contains(separator) {
            let parts = first.split(separator: separator).filter { digitCount($0) > 0 }
            first = parts.first.map { String($0) } ?? first
        }
        for separator in ["/", ",", " or ", " and ", " & "] where first.contains(separator) {
            let parts = first.split(separator: separator)
            if parts.count > 1, parts.allSatisfy({ digitCount($0) >= 7 }) { first = String(parts[0]) }
        }
        return unwrapped(first)
    }

    /// More digits than a number has are two with nothing but a space or a hyphen between them.
    private static func firstOfTwo(_ text: String) -> String {
        guard text.utf8.count > 17, digitCount(text[...]) > 17 else { return text }
        if let second = text.dropFirst().firstIndex(of: "+"), digitCount(text[..<second]) >= 7 {
            return unwrapped(String(text[..<second]))
        }
        let parts = text.split { $0 == " " || $0 == "-" }
        return parts.allSatisfy { digitCount($0) >= 10 } ? String(parts[0]) : text
    }

    /// `9.18122601815E+11` is whole again, for no digit is lost; `9.18123E+11` is not, and says so.
    private static func powerOfTen(_ text: String) throws(PhoneProblem) -> String? {
        let pieces = text.split(omittingEmptySubsequences: false) { $0 == "E" || $0 == "e" }
        guard pieces.count == 2, let power = Int(pieces[1]), (6...20).contains(power) else { return nil }
        let mantissa = pieces[0].split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard mantissa.count <= 2, mantissa[0].count == 1,
            mantissa.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let digits = mantissa.joined()
        guard digits.count == power + 1 else { throw .rounded(text) }
        return digits
    }

    /// Without the decimals and thousands separators of a number format: `918122601815.0`, `918,122,601,815`.
    private static func withoutNumberFormat(_ text: String) -> String {
        let bare = text.hasPrefix("+") ? text.dropFirst() : text[...]
        guard bare.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }) else { return text }
        let pieces = bare.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        if pieces.count == 2, pieces[0].count >= 7, pieces[1].count <= 2, pieces[1].allSatisfy({ $0 == "0" }) {
            return String(text.dropLast(pieces[1].count + 1))
        }
        guard pieces.count > 2, pieces.dropFirst().allSatisfy({ $0.count == 3 }), pieces[0].count <= 3 else {
            return text
        }
        return (text.hasPrefix("+") ? "+" : "") + pieces.joined()
    }

    private static func isOfPlainNumber(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == 0x20 || byte == 0x28 || byte == 0x29 || byte == 0x2B || byte == 0x2D
    }

    private static func digitCount(_ text: Substring) -> Int {
        text.utf8.count { (0x30...0x39).contains($0) }
    }
}
