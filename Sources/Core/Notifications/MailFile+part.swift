import Foundation

extension MailFile {
    /// Whether the name and type can stand in headers.
    var isSafe: Bool { MailAttachment.isSafe(filename: filename, mimeType: mimeType) }

    /// The file as a part of a mail: its headers, a blank line, base64 in lines of 76.
    ///
    /// Sources: RFC 2045 section 6.8, RFC 2183 (disposition), RFC 2231 (names that are not ASCII, or long). Programs that know
    /// no RFC 2231 find the name as an encoded word (RFC 2047) with the type.
    var part: String {
        let base64 = Data(bytes).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return """
            Content-Type: \(mimeType);\r
             name=\(plainName ?? "\"\(MailMessage.words(filename))\"")\r
            Content-Transfer-Encoding: base64\r
            Content-Disposition: attachment;\r
             \(plainName.map { "filename=\($0)" } ?? extendedName)\r
            \r
            \(base64)
            """
    }

    /// Quoted, when it is short and of plain letters.
    private var plainName: String? {
        let isPlain = filename.utf8.allSatisfy { byte in Self.isAlphanumeric(byte) || " ._-()".utf8.contains(byte) }
        return isPlain && filename.utf8.count <= 60 ? "\"\(filename)\"" : nil
    }

    /// In pieces of whole bytes, so that no line is too long.
    private var extendedName: String {
        let encoded = filename.utf8.map { byte in
            Self.isAlphanumeric(byte) || "._-".utf8.contains(byte)
                ? String(UnicodeScalar(byte)) : (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
        var pieces = [""]
        for byte in encoded {
            if pieces[pieces.count - 1].utf8.count + byte.utf8.count > 50 { pieces.append("") }
            pieces[pieces.count - 1] += byte
        }
        guard pieces.count > 1 else { return "filename*=UTF-8''\(pieces[0])" }
        return pieces.enumerated()
            .map { "filename*\($0.offset)*=\($0.offset == 0 ? "UTF-8''" : "")\($0.element)" }
            .joined(separator: ";\r\n ")
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
}

extension MailAttachment {
    var isSafe: Bool { Self.isSafe(filename: filename, mimeType: mimeType) }

    /// A name of one line that is no path, and a type of plain letters.
    static func isSafe(filename: String, mimeType: String) -> Bool {
        let isType = mimeType.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || "/.+-".utf8.contains(byte)
        }
        return filename.isOneLine && !filename.isEmpty && filename.utf8.count <= 255 && !filename.contains("/")
            && !filename.contains("\\") && isType && mimeType.split(separator: "/").count == 2
    }
}
