import Storage

/// What a file of a message is, in Meta's words for the type of the message; recordings are among `audio`.
package enum FileKind: String, Codable, CaseIterable, Sendable, DatabaseValue {
    case image, video, audio, document, sticker
}
