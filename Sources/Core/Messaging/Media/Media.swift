package import Primitives
import Storage

package enum MediaTag: Identified { package static let idPrefix = "med" }
package typealias MediaID = ID<MediaTag>

/// A file of a message, ours to send or fetched from Meta.
package struct Media: Sendable {
    package let id: MediaID
    package let channel: ChannelID?
    package let metaID: String?
    /// Until when Meta keeps it under that id: 30 days for uploads, 7 for what customers sent.
    package let metaUntil: Timestamp?
    package let mimeType: String
    package let filename: String?
    package let bytes: Int64
    package let state: State
    package let problem: String?
    /// Who uploaded it; neither for what contacts sent.
    package let member: MemberID?
    package let key: APIKeyID?
    /// In pixels, as it is shown.
    package let width: Int64?
    package let height: Int64?
    package let milliseconds: Int64?
    /// Of a recording: 64 heights from 0 to 100.
    package let waveform: [Int]?

    package enum State: String, Sendable, DatabaseValue {
        case waiting
        case ready
        case failed
    }

    init(_ row: Row) throws {
        id = try row["id"]
        channel = try row["channel_id"]
        metaID = try row["meta_id"]
        metaUntil = try row["meta_until"]
        mimeType = try row["mime_type"]
        filename = try row["filename"]
        bytes = try row["bytes"]
        state = try row["state"]
        problem = try row["problem"]
        member = try row["member_id"]
        key = try row["key_id"]
        width = try row["width"]
        height = try row["height"]
        milliseconds = try row["milliseconds"]
        let heights: String? = try row["waveform"]
        waveform = heights.map { $0.split(separator: ",").compactMap { Int($0) } }
    }
}
