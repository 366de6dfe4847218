import Foundation
import Primitives
import Routes
import Storage
import Workspaces

/// Reads an import's file from where it stands and gives each row its verdict.
///
/// Works in batches that commit by themselves, so that a killed process loses nothing but the batch in hand. While one
/// batch is being written, the next is parsed and its numbers read on all cores.
actor ImportReader {
    static let batchRows = 2_000
    /// Cells together, so that rows of a megabyte do not make batches of gigabytes.
    static let batchBytes = 4 << 20

    private let database: Database
    private let workspace: WorkspaceID
    private let found: Import

    private let reader: PhoneReader
    private let phoneColumn: Int
    private let nameColumns: [Int]
    private var parser: CSVParser
    /// The next piece to load, and how much of it lies before the cursor.
    private var nextChunk: Int64
    private var skip: Int
    private var isAtEnd = false

    /// `nil` when the import has no phone column to read.
    init?(_ found: Import, of workspace: WorkspaceID, database: Database) {
        guard let phone = found.mapping.phone.flatMap({ found.columns.firstIndex(of: $0) }) else { return nil }
        self.database = database
        self.workspace = workspace
        self.found = found
        reader = PhoneReader(defaultCountry: found.defaultCountry)
        phoneColumn = phone
        nameColumns = found.mapping.name.compactMap { found.columns.firstIndex(of: $0) }
        parser = CSVParser(delimiter: found.layout.delimiter, offset: found.cursor.byte, row: found.cursor.row)
        nextChunk = found.cursor.byte / Int64(ImportIntake.chunkBytes)
        skip = Int(found.cursor.byte % Int64(ImportIntake.chunkBytes))
    }

    /// What a batch of the file came to, and where the next begins.
    struct Batch: Sendable {
        let rows: [ImportRow]
        let cursor: ImportCursor
    }

    /// The next batch; `nil` when the file has been read to its end.
    ///
    /// - Throws: `CSVProblem`, `DatabaseError`.
    func next() async throws -> Batch? {
        var records: [CSVRecord] = []
        var bytes = 0
        var cursor: ImportCursor?
        while records.count < Self.batchRows, bytes < Self.batchBytes {
            guard let record = try parser.next() else {
                guard try await load() else { break }
                continue
            }
            cursor = ImportCursor(byte: record.end, row: record.row + 1)
            guard !record.isBlank else { continue }
            bytes += record.bytes.count
            records.append(record)
        }
        guard let cursor else { return nil }
        return Batch(rows: await read(records), cursor: cursor)
    }

    /// Hands the parser the next piece of the file; false at its end.
    private func load() async throws -> Bool {
        guard !isAtEnd else { return false }
        let number = nextChunk
        let chunk = try await database.read { [workspace, found] in
            try ImportStore($0).chunk(number, of: found.id, in: workspace)
        }
        nextChunk += 1
        guard let chunk else {
            isAtEnd = true
            parser.finish()
            return true
        }
        parser.append(skip == 0 ? chunk : Array(chunk.dropFirst(skip)))
        skip = 0
        return true
    }

    /// Reading numbers is the dear part, 20 µs each: every core takes a share.
    private func read(_ records: [CSVRecord]) async -> [ImportRow] {
        let shares = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let size = max(200, (records.count + shares - 1) / shares)
        return await withTaskGroup(of: (Int, [ImportRow]).self) { group in
            for start in stride(from: 0, to: records.count, by: size) {
                let share = records[start..<min(start + size, records.count)]
                group.addTask { [self] in (start, share.map(row)) }
            }
            var parts: [Int: [ImportRow]] = [:]
            for await (start, rows) in group { parts[start] = rows }
            return parts.sorted { $0.key < $1.key }.flatMap(\.value)
        }
    }

    private nonisolated func row(_ record: CSVRecord) -> ImportRow {
        let cells = (0..<found.layout.columns).map { record.cell($0, found.layout.encoding) }
        let written = CSVLine.plain(cells[phoneColumn])
        let name = nameColumns.map { CSVLine.plain(cells[$0]).split { $0.isWhitespace }.joined(separator: " ") }
            .filter { !$0.isEmpty }.joined(separator: " ")
        // A wide header must not make every short row wide on disk; whoever reads takes a missing cell for an empty one.
        let kept = Array(cells.prefix((cells.lastIndex { !$0.isEmpty } ?? -1) + 1))
        func make(_ phone: ReadPhone?, _ problem: PhoneProblem?) -> ImportRow {
            ImportRow(
                row: record.row,
                phone: written.cut(to: 100),
                e164: phone?.number,
                country: phone?.country,
                verdict: problem == nil ? .ok : .invalid,
                remarks: problem.map { [ImportRemark($0.code, $0.said)] } ?? [],
                name: name.cut(to: ContactService.nameLimit),
                cells: kept
            )
        }
        do {
            return make(try reader.read(written), nil)
        } catch {
            return make(nil, error)
        }
    }
}
