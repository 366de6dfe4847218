/// How the bytes of a stored file stand for text. Files in UTF-16 are turned into UTF-8 as they come in.
package enum TextEncoding: String, Sendable, Codable, CaseIterable {
    case utf8 = "utf-8"
    case windows1251 = "windows-1251"
    case windows1252 = "windows-1252"
    case windows1254 = "windows-1254"
    case windows1256 = "windows-1256"

    /// Without NULs, which no text has and PostgreSQL refuses.
    package func decode(_ bytes: ArraySlice<UInt8>) -> String {
        guard self != .utf8 else {
            return String(decoding: bytes.contains(0) ? bytes.filter { $0 != 0 }[...] : bytes, as: UTF8.self)
        }
        guard bytes.contains(where: { $0 >= 0x80 || $0 == 0 }) else { return String(decoding: bytes, as: UTF8.self) }
        let table = Self.tables[self] ?? []
        var text = ""
        for byte in bytes where byte != 0 {
            text.unicodeScalars.append(byte < 0x80 ? Unicode.Scalar(byte) : table[Int(byte) - 0x80])
        }
        return text
    }

    /// What 0x80 to 0xFF stand for. Source: the WHATWG Encoding Standard's indexes.
    private static let tables: [TextEncoding: [Unicode.Scalar]] = {
        let latin = (0x80...0xFF).map { Unicode.Scalar(UInt8($0)) }
        let western =
            scalars(
                "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
            ) + latin[32...]
        var turkish = western
        for (byte, letter) in zip([0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE], scalars("ĞİŞğış")) {
            turkish[byte - 0x80] = letter
        }
        let cyrillic =
            scalars(
                "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
            ) + (0x410...0x44F).compactMap { Unicode.Scalar($0 as UInt32) }
        let arabic = scalars(
            "€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u{200C}\u{200D}ں\u{A0}،¢£¤¥¦§¨©ھ«¬\u{AD}®¯°±²³´µ¶·¸¹؛»¼½¾؟"
                + "ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىيîï\u{64B}\u{64C}\u{64D}\u{64E}ô\u{64F}\u{650}÷"
                + "\u{651}ù\u{652}ûü\u{200E}\u{200F}ے"
        )
        return [.windows1251: cyrillic, .windows1252: western, .windows1254: turkish, .windows1256: arabic]
    }()

    private static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }
}
