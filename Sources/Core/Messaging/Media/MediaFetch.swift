import CloudAPI
import Events
import Foundation
import Jobs
import Primitives
import Storage

/// The job that fetches a file of an inbound message from Meta.
struct MediaFetch: Codable, Sendable {
    static let kind = "media.fetch"
    private static let attemptsMax = 8

    let media: MediaID
    let channel: ChannelID

    static func handler(media: MediaService, channels: ChannelService, events: EventLog) -> JobHandler {
        JobHandler(kind: kind, attemptsMax: attemptsMax) { job in
            let fetch = try JSONDecoder().decode(MediaFetch.self, from: Data(job.payload.utf8))
            do {
                try await fetch.run(job.workspace, media: media, channels: channels)
            } catch let error where job.attempt >= attemptsMax || isFinal(error) {
                let words = words(for: error)
                try await media.database.write { transaction in
                    try MediaStore(transaction).fail(job.workspace, fetch.media, problem: words)
                }
            }
            try await media.database.write { transaction in
                try events.append(.mediaChanged(fetch.media, in: job.workspace), in: transaction)
                try job.lease.complete(in: transaction)
            }
        }
    }

    func enqueue(in workspace: WorkspaceID, ambient: Ambient, _ transaction: Transaction) throws {
        try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(
                workspace: workspace,
                queue: "media",
                kind: Self.kind,
                key: "\(media)",
                runAt: ambient.now(),
                payload: json
            )
        )
    }

    private func run(_ workspace: WorkspaceID, media: MediaService, channels: ChannelService) async throws {
        let file = try await media.database.read { try MediaStore($0).find(workspace, self.media) }
        guard let file, file.state != .ready, let metaID = file.metaID else { return }
        let (channel, api) = try await channels.connection(workspace, channel)
        let record = try await api.media(metaID, channel.phoneNumberID)
        let download = MediaSinkWriter(
            MediaWriter(
                database: media.database,
                workspace: workspace,
                media: self.media,
                bytesMax: MediaLimits.largest
            )
        )
        _ = try await api.downloadMedia(record.url, MediaLimits.largest) { try await download.append($0) }
        let (id, ambient) = (self.media, media.ambient)
        try await download.finish(told: file.mimeType) { type, transaction in
            let wanted = Rendition.likely(for: type ?? file.mimeType).filter { $0 == .thumb }
            try RenditionDesk(ambient: ambient, workspace: workspace, transaction: transaction).want(wanted, of: id)
        }
    }

    /// Asking again will not help.
    private static func isFinal(_ error: any Error) -> Bool {
        switch error {
        case MessagingError.mediaTooLarge, MessagingError.channelNotFound, CloudAPIError.tooLarge,
            CloudAPIError.untrustedHost:
            true
        case CloudAPIError.refused(let error): !error.mayBeTriedAgain
        default: false
        }
    }

    /// What people read where the file would be.
    private static func words(for error: any Error) -> String {
        switch error {
        case CloudAPIError.refused(let error):
            "WhatsApp does not give the file (\(error.code)): it keeps what customers send for about a week."
        case CloudAPIError.tooLarge, MessagingError.mediaTooLarge: "The file is larger than 100 MB."
        case CloudAPIError.untrustedHost: "WhatsApp named an address for the file that is not its own."
        case MessagingError.channelNotFound: "The channel is gone."
        default: "WhatsApp could not be reached for it. Fetch it again in a while."
        }
    }
}

/// Hands a download's pieces to a writer, one after the other.
private actor MediaSinkWriter {
    private var writer: MediaWriter

    init(_ writer: MediaWriter) {
        self.writer = writer
    }

    func append(_ bytes: [UInt8]) async throws {
        var writer = writer
        try await writer.append(bytes)
        self.writer = writer
    }

    func finish(told: String, then: @escaping @Sendable (String?, Transaction) throws -> Void) async throws {
        var writer = writer
        try await writer.finish(told: told, then: then)
        self.writer = writer
    }
}
