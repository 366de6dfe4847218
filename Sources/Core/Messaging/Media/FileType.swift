/// What a file is, by its first bytes. Names and what uploaders say are not believed where the bytes speak.
///
/// Sources: the formats' own signatures (ISO/IEC 14496-12 `ftyp`, RFC 9639, RFC 3533, RFC 7845, RFC 4867, RFC 2083,
/// GIF89a, ITU-T T.81, WebP container specification, Matroska/EBML).
enum FileType {
    /// Bytes that are looked at.
    static let headBytes = 4096

    /// - Parameters:
    ///   - head: the file's first bytes.
    ///   - told: what it is said to be, which decides between a container's sound and pictures, and is kept for documents.
    static func of(_ head: [UInt8], told: String) -> String {
        let told = told.split(separator: ";").first.map { $0.lowercased() } ?? ""
        if let found = sniffed(head, told: told) { return found }
        // What claims to be a picture or a recording, and is none that we know, is nothing to show or convert.
        if ["image/", "audio/", "video/"].contains(where: told.hasPrefix) { return "application/octet-stream" }
        return told.contains("/") ? told : "application/octet-stream"
    }

    private static func sniffed(_ head: [UInt8], told: String) -> String? {
        func has(_ text: String, at place: Int = 0) -> Bool {
            let wanted = Array(text.utf8)
            return head.count >= place + wanted.count && Array(head[place..<place + wanted.count]) == wanted
        }
        let isSound = told.hasPrefix("audio/")
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
        if has("GIF87a") || has("GIF89a") { return "image/gif" }
        if has("RIFF"), has("WEBP", at: 8) { return "image/webp" }
        if has("RIFF"), has("WAVE", at: 8) { return "audio/wav" }
        if has("II*\0") || has("MM\0*") { return "image/tiff" }
        if has("ftyp", at: 4) { return isoBrand(head, isSound: isSound) }
        if head.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) { return isSound ? "audio/webm" : "video/webm" }
        if has("OggS") {
            return isSound || has("OpusHead", at: 28) || has("vorbis", at: 29) ? "audio/ogg" : "video/ogg"
        }
        if has("#!AMR") { return "audio/amr" }
        if has("fLaC") { return "audio/flac" }
        if has("ID3") { return "audio/mpeg" }
        if has("%PDF-") { return "application/pdf" }
        if has("PK\u{3}\u{4}") { return told.hasPrefix("application/") ? told : "application/zip" }
        // A frame's sync word is short, so the uploader must say the same: MPEG layer 3, and AAC in ADTS (layer 0).
        if isSound, head.count > 1, head[0] == 0xFF, head[1] & 0xE0 == 0xE0 {
            return head[1] & 0xF6 == 0xF0 ? "audio/aac" : "audio/mpeg"
        }
        return nil
    }

    /// Source: mp4ra.org, registered brands; ISO/IEC 23008-12 for HEIF.
    private static func isoBrand(_ head: [UInt8], isSound: Bool) -> String {
        let brand = String(decoding: head.dropFirst(8).prefix(4), as: UTF8.self)
        switch brand {
        case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1": return "image/heic"
        case "avif", "avis": return "image/avif"
        case "M4A ", "M4B ": return "audio/mp4"
        case "qt  ": return "video/quicktime"
        case _ where brand.hasPrefix("3gp"): return isSound ? "audio/mp4" : "video/3gpp"
        default: return isSound ? "audio/mp4" : "video/mp4"
        }
    }
}
