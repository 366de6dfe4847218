import NIOCore

/// MIME types of uploads, from what the client said, the file's name, or its first bytes.
enum MediaKind {
    /// Source: reference section 6, the table of kinds.
    private static let types: [(name: String, type: String)] = [
        ("jpg", "image/jpeg"), ("jpeg", "image/jpeg"), ("png", "image/png"), ("webp", "image/webp"),
        ("aac", "audio/aac"), ("amr", "audio/amr"), ("mp3", "audio/mpeg"), ("m4a", "audio/mp4"), ("ogg", "audio/ogg"),
        ("opus", "audio/ogg"), ("mp4", "video/mp4"), ("3gp", "video/3gpp"), ("pdf", "application/pdf"),
        ("txt", "text/plain"), ("doc", "application/msword"), ("xls", "application/vnd.ms-excel"),
        ("ppt", "application/vnd.ms-powerpoint"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ]

    private static let unknown = "application/octet-stream"

    /// - Parameter said: the form's `type`: a MIME type, or only a kind such as `image`, which says nothing new.
    static func type(said: String?, file: MultipartForm.Part) -> String {
        if let said, said.contains("/"), said != unknown { return said }
        if let type = file.contentType, type != unknown { return type }
        return named(file.filename ?? "") ?? sniffed(file.bytes) ?? unknown
    }

    /// What a download is called: plain characters, as they stand in a header without quotes.
    static func downloadName(_ item: MediaItem) -> String {
        let type = item.mimeType.prefix { $0 != ";" }.lowercased()
        let usual = types.first { $0.type == type }.map { "whatsapp.\($0.name)" } ?? "whatsapp.bin"
        let name = (item.filename ?? usual).unicodeScalars.map { scalar in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            return isPlain || [".", "-", "_"].contains(scalar) ? Character(scalar) : "_"
        }
        return name.isEmpty ? usual : String(name.suffix(100))
    }

    private static func named(_ filename: String) -> String? {
        guard let dot = filename.lastIndex(of: ".") else { return nil }
        let name = filename[filename.index(after: dot)...].lowercased()
        return types.first { $0.name == name }?.type
    }

    private static func sniffed(_ bytes: ByteBuffer) -> String? {
        let head = Array(bytes.readableBytesView.prefix(12))
        func has(_ text: String, at offset: Int = 0) -> Bool { head.dropFirst(offset).starts(with: Array(text.utf8)) }
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
        if has("RIFF"), has("WEBP", at: 8) { return "image/webp" }
        if has("OggS") { return "audio/ogg" }
        if has("#!AMR") { return "audio/amr" }
        if has("ID3") { return "audio/mpeg" }
        if has("ftyp3g", at: 4) { return "video/3gpp" }
        if has("ftyp", at: 4) { return "video/mp4" }
        return has("%PDF-") ? "application/pdf" : nil
    }
}
