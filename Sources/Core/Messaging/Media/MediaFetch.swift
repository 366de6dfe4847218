import CloudAPI
import Events
import Foundation
import Jobs
import Primitives
import Storage

/// The job that fetches a file of an inbound message from Meta.
struct MediaFetch: Codable, Sendable {
    static let kind = "media.fetch"

    let media: MediaID
    let channel: ChannelID

    static func handler(media: MediaService, channels: ChannelService, events: EventLog) -> JobHandler {
        JobHandler(kind: kind, attemptsMax: 8) { job in
            let fetch = try JSONDecoder().decode(MediaFetch.self, from: Data(job.payload.utf8))
            do {
                try await fetch.run(job.workspace, media: media, channels: channels)
            } catch let error as CloudAPIError where job.attempt >= 8 || error.isFinal {
                try await media.database.write { transaction in
                    try MediaStore(transaction).fail(job.workspace, fetch.media, problem: "\(error)")
                }
            }
            try await media.database.write { transaction in
                try events.append(
                    NewEvent(
                        workspace: job.workspace,
                        kind: "media.changed",
                        subject: "\(fetch.media)",
                        payload: #"{"mediaId":"\#(fetch.media)"}"#
                    ),
                    in: transaction
                )
                try job.lease.complete(in: transaction)
            }
        }
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
                bytesMax: MediaLimit.largest
            )
        )
        _ = try await api.downloadMedia(record.url, MediaLimit.largest) { try await download.append($0) }
        try await download.finish()
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

    func finish() async throws {
        var writer = writer
        try await writer.finish()
        self.writer = writer
    }
}

extension CloudAPIError {
    /// Asking again will not help.
    fileprivate var isFinal: Bool {
        guard case .refused(let error) = self else { return false }
        return !error.mayBeTriedAgain
    }
}
