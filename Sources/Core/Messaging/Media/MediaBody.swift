import Contacts
import Primitives
import Storage

/// A file on the wire: of a message, or just uploaded.
struct MediaBody: Codable, Sendable {
    let id: MediaID
    let mimeType: String
    let bytes: Int64
    let filename: String?
    let url: String
    /// A small picture of it, when there is one.
    let thumb: String?
    let width: Int64?
    let height: Int64?
    let seconds: Int64?
    /// Of a recording: 64 heights from 0 to 100.
    let waveform: [Int]?
    let state: State
    /// Why it failed, in words.
    let problem: String?

    enum State: String, Codable, CaseIterable, Sendable {
        case ready
        case fetching
        case failed
    }

    init(_ media: Media, hasThumb: Bool = false, hidesNumbers: Bool = false) {
        id = media.id
        mimeType = media.mimeType
        bytes = media.bytes
        filename = hidesNumbers ? media.filename.map { NumberMask.masked($0) } : media.filename
        url = "/api/media/\(media.id)"
        thumb = hasThumb ? "/api/media/\(media.id)?size=thumb" : nil
        width = media.width
        height = media.height
        seconds = media.milliseconds.map { ($0 + 500) / 1000 }
        waveform = media.waveform
        state =
            switch media.state {
            case .waiting: .fetching
            case .ready: .ready
            case .failed: .failed
            }
        problem = media.problem
    }

    /// Those of a page of messages, in one statement; none when no message has a file.
    static func all(of messages: [Message], for scope: InboxScope, _ transaction: Transaction) throws
        -> [MediaID: MediaBody]
    {
        let ids = Set(messages.compactMap(\.media)).sorted()
        guard !ids.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT m.*, (SELECT count(*) FROM media_renditions r WHERE r.workspace_id = m.workspace_id
             AND r.media_id = m.id AND r.purpose = 'thumb' AND r.state = 'ready') AS thumbs
            FROM media m WHERE m.workspace_id = \(scope.workspace) AND m.id IN \(list: ids)
            """
        )
        let bodies = try rows.map { row in
            let thumbs: Int64 = try row["thumbs"]
            let media = try Media(row)
            return (media.id, MediaBody(media, hasThumb: thumbs > 0, hidesNumbers: scope.hidesNumbers))
        }
        return Dictionary(bodies) { first, _ in first }
    }
}
