/// How large a file of each kind may be that is sent. Meta's limits are the ceilings.
///
/// Source: Meta, "Media", supported types (whatsapp-cloud-api.md, section 6).
package struct MediaLimits: Sendable, Equatable {
    package var imageBytes = 5_000_000
    package var videoBytes = 16_000_000
    package var audioBytes = 16_000_000
    package var documentBytes = 100_000_000
    let stickerBytes = 100_000
    let animatedStickerBytes = 500_000

    /// What may be uploaded at all: what is too large for its kind is made smaller before it is sent.
    static let largest = 100_000_000
    /// A picture of more than these could fill the memory with what it unpacks to.
    static let pixelsMax = 100_000_000

    package init() {}

    /// Reads `image=5,video=16,audio=16,document=100`, in megabytes; what is left out stays as Meta has it.
    ///
    /// - Returns: `nil` for anything else, and for more than Meta takes.
    package init?(_ text: String) {
        let meta = MediaLimits()
        for part in text.split(separator: ",") {
            let pair = part.split(separator: "=").map { String($0).trimmed }
            guard pair.count == 2, let megabytes = Int(pair[1]), (1...100).contains(megabytes) else { return nil }
            let bytes = megabytes * 1_000_000
            switch pair[0] {
            case "image": imageBytes = bytes
            case "video": videoBytes = bytes
            case "audio": audioBytes = bytes
            case "document": documentBytes = bytes
            default: return nil
            }
        }
        guard imageBytes <= meta.imageBytes, videoBytes <= meta.videoBytes, audioBytes <= meta.audioBytes,
            documentBytes <= meta.documentBytes
        else { return nil }
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
