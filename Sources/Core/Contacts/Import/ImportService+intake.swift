import Primitives
import Workspaces

extension ImportService {
    /// A workbook and cards become text first; whatever it is, its first bytes say so.
    func store(
        _ pieces: some AsyncSequence<[UInt8], any Error> & Sendable,
        of id: ImportID,
        country: String?,
        in workspace: WorkspaceID
    ) async throws -> ImportSummary {
        var iterator = pieces.makeAsyncIterator()
        var head: [UInt8] = []
        while head.count < 64, let piece = try await iterator.next() { head += piece }
        let limit = limits.fileBytes
        if VCardText.begins(head) {
            let intake = ImportIntake(limits: limits, defaultCountry: country, delimiter: 0x2C)
            return try await VCardText.read(
                head,
                &iterator,
                to: ImportWriter(self, id, intake, workspace),
                limit: limit
            )
        }
        guard head.starts(with: WorkbookText.signature) else {
            var writer = ImportWriter(self, id, ImportIntake(limits: limits, defaultCountry: country), workspace)
            try await writer.take(head)
            while let piece = try await iterator.next() { try await writer.take(piece) }
            return try await writer.finish()
        }
        let workbook = try Spool("xlsx")
        var bytes: Int64 = 0
        var next: [UInt8]? = head
        while let piece = next {
            bytes += Int64(piece.count)
            guard bytes <= limit else { throw ImportProblem.tooLarge(limitBytes: limit) }
            try workbook.write(piece)
            next = try await iterator.next()
        }
        try workbook.rewind()
        let (text, notices) = try await WorkbookText.convert(workbook, limits: limits)
        let intake = ImportIntake(limits: limits, defaultCountry: country, delimiter: 0x2C, notices: notices)
        var writer = ImportWriter(self, id, intake, workspace)
        while case let piece = try text.read(ImportIntake.chunkBytes), !piece.isEmpty { try await writer.take(piece) }
        return try await writer.finish()
    }
}
