import Primitives
import Storage

/// Keeps a file's text while it comes in.
struct ImportWriter {
    private let service: ImportService
    private let id: ImportID
    private let workspace: WorkspaceID
    private var intake: ImportIntake
    private var number = 0

    init(_ service: ImportService, _ id: ImportID, _ intake: ImportIntake, _ workspace: WorkspaceID) {
        self.service = service
        self.id = id
        self.intake = intake
        self.workspace = workspace
    }

    mutating func take(_ bytes: [UInt8]) async throws {
        try await keep(try intake.take(bytes))
    }

    mutating func finish() async throws -> ImportSummary {
        let last = try intake.finish()
        try await keep(last.pieces)
        return last.summary
    }

    private mutating func keep(_ pieces: [[UInt8]]) async throws {
        guard !pieces.isEmpty else { return }
        let first = number
        try await service.database.write { [id, workspace] in
            try ImportStore($0).store(pieces, from: first, of: id, in: workspace)
        }
        number += pieces.count
    }
}

extension VCardText {
    /// Reads cards to their end, whatever their pictures weigh.
    static func read(
        _ head: [UInt8],
        _ rest: inout some AsyncIteratorProtocol<[UInt8], any Error>,
        to writer: ImportWriter,
        limit: Int64
    ) async throws -> ImportSummary {
        var (cards, writer) = (VCardText(), writer)
        var bytes: Int64 = 0
        try await writer.take(cards.start)
        var next: [UInt8]? = head
        while let piece = next {
            bytes += Int64(piece.count)
            guard bytes <= limit else { throw ImportProblem.tooLarge(limitBytes: limit) }
            try await writer.take(cards.take(piece))
            next = try await rest.next()
        }
        try await writer.take(cards.take([], isLast: true))
        return try await writer.finish()
    }
}
