/// Recognises by their first bytes the files that people upload instead of CSV.
enum FileKind {
    private static let signatures: [(bytes: [UInt8], name: String)] = [
        ([0x50, 0x4B, 0x03, 0x04], "a zip archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook"),
        ([0x25, 0x50, 0x44, 0x46], "a PDF document"),
        ([0x1F, 0x8B], "a compressed archive"),
        ([0x89, 0x50, 0x4E, 0x47], "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
        (Array("BEGIN:VCARD".utf8), "a vCard"),
        (Array("<!DOCTYPE".utf8), "a web page"),
        (Array("<html".utf8), "a web page"),
        (Array("{\\rtf".utf8), "a formatted document"),
    ]

    /// What the file is, when it is certainly no CSV.
    static func foreign(_ head: some Collection<UInt8>) -> String? {
        signatures.first { head.starts(with: $0.bytes) }?.name
    }
}
