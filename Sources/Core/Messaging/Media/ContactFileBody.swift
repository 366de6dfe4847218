import Contacts
import Primitives
import Workspaces

/// A file that a contact sent or was sent, by its message.
struct ContactFileBody: Codable, Sendable {
    /// The message's identity.
    let id: MessageID
    let conversationId: ConversationID
    let kind: FileKind
    let direction: String
    let at: Timestamp
    /// What was written with it; empty for none. Numbers in it are masked where the caller's role hides them.
    let caption: String
    /// Who of us sent it, where that was a person.
    let author: NamedBody?
    let media: MediaBody

    init(_ message: Message, _ media: MediaBody, author: NamedBody?, hidesNumbers: Bool) {
        id = message.id
        conversationId = message.conversation
        kind = FileKind(rawValue: message.type) ?? .document
        direction = message.direction.rawValue
        at = message.at
        let words = hidesNumbers ? NumberMask.masked(message.text) : message.text
        // Without a caption a document's text is its name.
        caption = words == media.filename ? "" : words
        self.author = author
        self.media = media
    }
}

/// How many files of each kind.
struct FileCounts: Codable, Sendable, Equatable {
    let image: Int64
    let video: Int64
    let audio: Int64
    let document: Int64
    let sticker: Int64

    init(_ counts: [String: Int64]) {
        func count(_ kind: FileKind) -> Int64 { counts[kind.rawValue] ?? 0 }
        (image, video, audio) = (count(.image), count(.video), count(.audio))
        (document, sticker) = (count(.document), count(.sticker))
    }
}

/// A page of them; the first one says how many there are.
struct ContactFilesBody: Codable, Sendable {
    let items: [ContactFileBody]
    let next: String?
    let counts: FileCounts?
}
