import Events
import Foundation
import Logging
@testable import Messaging
import NIOCore
import Primitives
import Routes
import Storage

/// Files made by the very programs that convert them, and the job that does.
struct MediaWorld {
    let world: MessagingWorld
    let media: MediaService

    init(_ world: MessagingWorld) {
        self.world = world
        media = MediaService(database: world.database, ambient: world.ambient)
    }

    func job(_ tools: MediaTools = .installed(), _ limits: MediaLimits = MediaLimits()) -> RenditionJob {
        RenditionJob(
            media: media,
            events: EventLog(ambient: world.ambient, subscribers: []),
            tools: tools,
            limits: limits,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    func upload(_ bytes: [UInt8], _ type: String, named name: String? = nil, by caller: Caller) async throws -> Media {
        let pieces = AsyncThrowingStream<ByteBuffer, any Error> { stream in
            stream.yield(ByteBuffer(bytes: bytes))
            stream.finish()
        }
        return try await media.take(pieces, mimeType: type, filename: name, by: caller)
    }

    func made(_ purpose: Rendition, of id: MediaID) async throws -> Rendition.Made? {
        try await world.database.read {
            try RenditionDesk(ambient: world.ambient, workspace: world.workspace, transaction: $0).find(purpose, of: id)
        }
    }

    func find(_ id: MediaID) async throws -> Media {
        guard let found = try await world.database.read({ try MediaStore($0).find(world.workspace, id) }) else {
            throw MessagingError.mediaNotFound
        }
        return found
    }

    /// Asks for a form and makes it.
    func make(
        _ purpose: Rendition,
        of id: MediaID,
        _ limits: MediaLimits = MediaLimits(),
        tools: MediaTools = .installed()
    )
        async throws -> (Rendition.Made, Media?)
    {
        try await world.database.write {
            try RenditionDesk(ambient: world.ambient, workspace: world.workspace, transaction: $0).want(
                [purpose],
                of: id
            )
        }
        try await job(tools, limits).make(purpose, of: id, in: world.workspace) { _ in }
        guard let made = try await made(purpose, of: id) else { throw MessagingError.mediaNotFound }
        guard let file = made.file else { return (made, nil) }
        return (made, try await find(file))
    }

    /// What a program writes to `out` of a workbench.
    static func file(_ tool: MediaTools.Tool, _ arguments: [String], _ name: String) async throws -> [UInt8] {
        try await Workbench.with { bench in
            try await MediaTools.installed().run(tool, arguments, in: bench)
            return Array(try Data(contentsOf: bench.folder.appending(path: name)))
        }
    }

    /// What `ffprobe` sees.
    func probe(_ file: Media) async throws -> MediaFacts {
        try await Workbench.with { bench in
            try await media.write(file.id, in: world.workspace, to: bench, as: "in")
            return try await RenditionMaker(file: file, bench: bench, tools: .installed(), limits: MediaLimits())
                .probe()
        }
    }

    static let film = ["-nostdin", "-loglevel", "error", "-f", "lavfi", "-i"]
}

extension NewMessageBody {
    static func reading(_ text: String) throws -> NewMessageBody {
        let decoder = JSONDecoder()
        return try decoder.decode(NewMessageBody.self, from: Data(text.utf8))
    }
}
