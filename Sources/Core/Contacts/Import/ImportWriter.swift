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
