import CloudAPI
import Primitives
import Storage

/// What another form of a file is for. The raw values are stored.
enum Rendition: String, Sendable, DatabaseValue, CaseIterable, Codable {
    /// A small picture for lists; and size, length and waveform are noted when it is made.
    case thumb
    /// As WhatsApp takes it in a message of this type.
    case image
    case video
    case audio
    /// A recording that shows as a voice note.
    case voice
    case sticker

    /// What a message of this type needs; `nil` when it takes any file as it is.
    init?(messageType: String, isVoice: Bool) {
        switch messageType {
        case "image": self = .image
        case "video": self = .video
        case "audio": self = isVoice ? .voice : .audio
        case "sticker": self = .sticker
        default: return nil
        }
    }

    /// What will most likely be asked for, once it is uploaded.
    static func likely(for mimeType: String) -> [Rendition] {
        switch mimeType.prefix(while: { $0 != "/" }) {
        case "image": mimeType == "image/gif" ? [.thumb, .video] : [.thumb, .image]
        case "video": [.thumb, .video]
        case "audio": [.thumb]
        default: []
        }
    }

    enum State: String, Sendable, DatabaseValue {
        case waiting
        case ready
        /// The file is good as it is, or what converts it is missing.
        case original
        case failed
    }

    /// What became of it.
    struct Made: Sendable {
        let state: State
        let file: MediaID?
        let problem: String?
    }
}
