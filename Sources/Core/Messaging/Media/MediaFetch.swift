import Events
import Jobs
import Primitives
import Storage

/// The job that fetches a file of an inbound message from Meta.
struct MediaFetch: Codable, Sendable {
    static let kind = "media.fetch"

    let media: MediaID
    let channel: ChannelID

    static func handler(media: MediaService, channels: ChannelService, events: EventLog) -> JobHandler {
        JobHandler(kind: kind) { _ in }
    }
}
