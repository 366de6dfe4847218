/// How the bytes of a stored file stand for text. Files in UTF-16 are turned into UTF-8 as they come in.
package enum TextEncoding: String, Sendable, Codable, CaseIterable {
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"

    /// Without NULs, which no text has and PostgreSQL refuses.
    package func decode(_ bytes: ArraySlice<UInt8>) -> String {
        switch self {
        case .utf8:
            return String(decoding: bytes.contains(0) ? bytes.filter { $0 != 0 }[...] : bytes, as: UTF8.self)
        case .windows1252:
            guard bytes.contains(where: { $0 >= 0x80 || $0 == 0 }) else {
                return String(decoding: bytes, as: UTF8.self)
            }
            var text = ""
            for byte in bytes where byte != 0 {
                text.unicodeScalars.append(
                    (0x80..<0xA0).contains(byte) ? Self.special[Int(byte) - 0x80] : Unicode.Scalar(byte)
                )
            }
            return text
        }
    }

    /// 0x80 to 0x9F, where Windows-1252 differs from Latin-1. Source: the WHATWG Encoding Standard's index.
    private static let special: [Unicode.Scalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
        "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
        "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
        "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
    ]
}
