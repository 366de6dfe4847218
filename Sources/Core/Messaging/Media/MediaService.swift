import CloudAPI
import Foundation
import Jobs
import NIOCore
package import Primitives
import Routes
package import Storage

/// Files: taken from people, fetched from Meta, given to Meta when a message leaves.
package struct MediaService: Sendable {
    let database: Database
    let ambient: Ambient
    let limits: MediaLimits

    package init(database: Database, ambient: Ambient, limits: MediaLimits = MediaLimits()) {
        self.database = database
        self.ambient = ambient
        self.limits = limits
    }

    /// Keeps an uploaded file, piece by piece, and asks for the forms that it will be needed in.
    ///
    /// - Throws: `MessagingError.mediaTooLarge`, what the body stream throws, `DatabaseError`.
    func take(
        _ pieces: some AsyncSequence<ByteBuffer, any Error>,
        mimeType: String,
        filename: String?,
        by caller: Caller
    ) async throws -> Media {
        let workspace = caller.workspace
        let id: MediaID = ambient.id()
        let at = ambient.now()
        try await database.write {
            try MediaStore($0).insert(
                workspace,
                id,
                mimeType: mimeType,
                filename: filename,
                by: caller.member,
                key: caller.key,
                at: at
            )
        }
        do {
            var writer = MediaWriter(
                database: database,
                workspace: workspace,
                media: id,
                bytesMax: MediaLimits.largest
            )
            for try await piece in pieces { try await writer.append(Array(buffer: piece)) }
            let (bytes, limit) = (writer.bytes, limits.documentBytes)
            try await writer.finish(told: mimeType) { [ambient] type, transaction in
                let likely = Rendition.likely(for: type ?? mimeType)
                // Nothing makes a document smaller.
                guard !likely.isEmpty || bytes <= limit else { throw MessagingError.mediaTooLarge(limitBytes: limit) }
                try RenditionDesk(ambient: ambient, workspace: workspace, transaction: transaction)
                    .want(likely, of: id)
            }
        } catch {
            try? await database.write { try MediaStore($0).fail(workspace, id, problem: "The upload broke off.") }
            throw error
        }
        guard let media = try await database.read({ try MediaStore($0).find(workspace, id) }) else {
            throw MessagingError.mediaNotFound
        }
        return media
    }

    /// All bytes of a file that is ready; `nil` when it is not.
    func bytes(of id: MediaID, in workspace: WorkspaceID) async throws -> [UInt8]? {
        guard let media = try await database.read({ try MediaStore($0).find(workspace, id) }), media.state == .ready
        else {
            return nil
        }
        var all: [UInt8] = []
        all.reserveCapacity(Int(media.bytes))
        var place = 0
        while let chunk = try await chunk(place, of: id, in: workspace) {
            all += chunk
            place += 1
        }
        return all
    }

    /// Copies a file into a workbench.
    func write(_ id: MediaID, in workspace: WorkspaceID, to bench: Workbench, as name: String) async throws {
        let file = try bench.writing(name)
        defer { try? file.close() }
        var place = 0
        while let chunk = try await chunk(place, of: id, in: workspace) {
            try file.write(contentsOf: chunk)
            place += 1
        }
    }

    func chunk(_ place: Int, of id: MediaID, in workspace: WorkspaceID) async throws -> [UInt8]? {
        try await database.read { try MediaStore($0).chunk(workspace, id, place: place) }
    }
}
