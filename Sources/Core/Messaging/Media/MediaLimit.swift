/// How large a file WhatsApp takes, by its kind.
///
/// Source: Meta, "Media", supported types (whatsapp-cloud-api.md, section 6).
enum MediaLimit {
    static let largest = 100_000_000

    static func bytes(mimeType: String) -> Int {
        switch mimeType.prefix(while: { $0 != "/" }) {
        case "image": mimeType == "image/webp" ? 500_000 : 5_000_000
        case "audio", "video": 16_000_000
        default: largest
        }
    }
}
