/// Recognises by their first bytes the files that people upload instead of CSV.
enum FileKind {
    private static let signatures: [(bytes: [UInt8], name: String)] = [
        ([0x50, 0x4B, 0x03, 0x04], "a zip archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook (.xls), or one that is protected by a password"),
        ([0x1F, 0x8B], "a compressed archive"),
        ([0x89, 0x50, 0x4E, 0x47], "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
        (Array("SQLite format 3".utf8), "a database"),
    ]

    /// In lower case; what stands before them in small files of other programs does not count.
    private static let beginnings: [(text: String, name: String)] = [
        ("%pdf", "a PDF document"), ("{\\rtf", "a formatted document"),
        ("<!doctype", "a web page"), ("<html", "a web page"), ("<head", "a web page"), ("<body", "a web page"),
        ("<meta", "a web page"), ("<style", "a web page"), ("<table", "a web page"),
        ("<?xml", "an XML document"), ("<workbook", "an XML document"), ("<!--", "a web page"),
        ("{\"", "a JSON document"), ("[{", "a JSON document"),
    ]

    /// What the file is, when it is certainly no CSV.
    static func problem(_ head: some Collection<UInt8>) -> ImportProblem? {
        if let known = signatures.first(where: { head.starts(with: $0.bytes) }) { return .notText(known.name) }
        // UTF-16's zeros and byte-order marks are left out with the spaces.
        let start = head.prefix(512).filter { $0 > 0x20 && $0 < 0x7F }.prefix(32)
        let text = String(decoding: start, as: UTF8.self).lowercased()
        if text.hasPrefix("begin:vcard") { return .vCard }
        return beginnings.first { text.hasPrefix($0.text) }.map { .notText($0.name) }
    }
}
