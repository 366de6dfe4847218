import Events
import Foundation
import Jobs
import Logging
import Primitives
import Storage

/// The job that makes another form of a file. The original stays as it came.
struct RenditionJob: Sendable {
    static let kind = "media.make"
    private static let attemptsMax = 4

    let media: MediaService
    let events: EventLog
    let tools: MediaTools
    let limits: MediaLimits
    let logger: Logger

    struct Payload: Codable {
        let media: MediaID
        let purpose: Rendition
    }

    var handler: JobHandler {
        JobHandler(kind: Self.kind, attemptsMax: Self.attemptsMax) { job in
            let payload = try JSONDecoder().decode(Payload.self, from: Data(job.payload.utf8))
            if job.attempt >= Self.attemptsMax {
                // It has ended its worker, or failed for the server's own reasons, too often: messages wait for it no longer.
                return try await media.database.write { transaction in
                    let made = Rendition.Made(state: .failed, file: nil, problem: "It could not be converted.")
                    try note(made, payload.purpose, payload.media, job.workspace, transaction)
                    try job.lease.complete(in: transaction)
                }
            }
            try await make(payload.purpose, of: payload.media, in: job.workspace) { try job.lease.complete(in: $0) }
        }
    }

    /// - Parameter then: run in the transaction that notes what was made.
    func make(
        _ purpose: Rendition,
        of id: MediaID,
        in workspace: WorkspaceID,
        then: @escaping @Sendable (Transaction) throws -> Void
    ) async throws {
        guard let file = try await media.database.read({ try MediaStore($0).find(workspace, id) }), file.state == .ready
        else {
            // Gone, or it never came: nobody waits for it any more.
            return try await media.database.write { transaction in
                try note(
                    .init(state: .failed, file: nil, problem: "The file is not there."),
                    purpose,
                    id,
                    workspace,
                    transaction
                )
                try then(transaction)
            }
        }
        try await Workbench.with { bench in
            try await media.write(id, in: workspace, to: bench, as: "in")
            let maker = RenditionMaker(file: file, bench: bench, tools: tools, limits: limits)
            let (result, facts) = try await maker.make(purpose)
            if case .failed(let words) = result {
                logger.notice("A file could not be converted", metadata: ["media.id": "\(id)", "words": "\(words)"])
            }
            try await keep(result, facts, purpose, of: file, bench: bench, in: workspace, then: then)
        }
    }

    private func keep(
        _ result: RenditionMaker.Result,
        _ facts: MediaFacts?,
        _ purpose: Rendition,
        of file: Media,
        bench: Workbench,
        in workspace: WorkspaceID,
        then: @escaping @Sendable (Transaction) throws -> Void
    ) async throws {
        let finish: @Sendable (Rendition.Made, Transaction) throws -> Void = { made, transaction in
            if let facts { try MediaStore(transaction).note(facts, of: file.id, in: workspace) }
            try note(made, purpose, file.id, workspace, transaction)
            try then(transaction)
        }
        switch result {
        case .original(let problem):
            try await media.database.write { try finish(.init(state: .original, file: nil, problem: problem), $0) }
        case .failed(let words):
            try await media.database.write { try finish(.init(state: .failed, file: nil, problem: words), $0) }
        case .made(let name, let mimeType):
            let id: MediaID = media.ambient.id()
            let stem = file.filename.map { $0.split(separator: ".").dropLast().joined(separator: ".") } ?? "file"
            let filename = "\(stem.isEmpty ? "file" : stem).\(name.split(separator: ".").last ?? "bin")"
            try await media.database.write {
                try MediaStore($0).insert(
                    workspace,
                    id,
                    mimeType: mimeType,
                    filename: filename,
                    at: media.ambient.now()
                )
            }
            var writer = MediaWriter(database: media.database, workspace: workspace, media: id, bytesMax: .max)
            let pieces = try bench.pieces(of: name, size: MediaStore.chunkBytes)
            while let piece = try pieces.next() { try await writer.append(piece) }
            try await writer.finish { _, transaction in
                try finish(.init(state: .ready, file: id, problem: nil), transaction)
            }
        }
    }

    private func note(
        _ made: Rendition.Made,
        _ purpose: Rendition,
        _ id: MediaID,
        _ workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        let desk = RenditionDesk(ambient: media.ambient, workspace: workspace, transaction: transaction)
        try desk.note(made, purpose, of: id)
        try desk.letGo(id)
        try events.append(.mediaChanged(id, in: workspace), in: transaction)
    }
}

extension NewEvent {
    static func mediaChanged(_ id: MediaID, in workspace: WorkspaceID) -> NewEvent {
        NewEvent(workspace: workspace, kind: "media.changed", subject: "\(id)", payload: #"{"mediaId":"\#(id)"}"#)
    }
}
