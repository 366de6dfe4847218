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

    private let phoneColumns: [Int]
    private let countryColumn: Int?
    private let nameColumns: [Int]
    private var parser: CSVParser
    /// The next piece to load, and how much of it lies before the cursor.
    private var nextChunk: Int64
    private var skip: Int
    private var isAtEnd = false

    /// `nil` when the import has no phone column to read.
    init?(_ found: Import, of workspace: WorkspaceID, database: Database) {
        func places(_ target: String) -> [Int] {
            found.mapping.others.filter { $0.to == target }.compactMap { found.columns.firstIndex(of: $0.column) }
        }
        guard let phone = found.mapping.phone.flatMap({ found.columns.firstIndex(of: $0) }) else { return nil }
        self.database = database
        self.workspace = workspace
        self.found = found
        phoneColumns = [phone] + places("phone")
        countryColumn = places("country").first
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
        let (written, phone, problem) = phone(cells)
        let name = nameColumns.map { CSVLine.plain(cells[$0]).split { $0.isWhitespace }.joined(separator: " ") }
            .filter { !$0.isEmpty }.joined(separator: " ")
        return ImportRow(
            row: record.row,
            phone: written.cut(to: 100),
            e164: phone?.number,
            country: phone?.country,
            verdict: problem == nil ? .ok : .invalid,
            remarks: problem.map { [ImportRemark($0.code, $0.said)] } ?? [],
            name: name.cut(to: ContactService.nameLimit),
            // A wide header must not make every short row wide on disk; whoever reads takes a missing cell for an empty one.
            cells: Array(cells.prefix((cells.lastIndex { !$0.isEmpty } ?? -1) + 1))
        )
    }

    /// The first cell that is a number, by the rules of the row's country and then of the file's; else what is wrong with the
    /// first that has something in it.
    private nonisolated func phone(_ cells: [String]) -> (written: String, phone: ReadPhone?, problem: PhoneProblem?) {
        let own = countryColumn.flatMap { CountryCell.read(cells[$0]) }
        var failure: (written: String, problem: PhoneProblem)?
        for column in phoneColumns {
            let written = CSVLine.plain(cells[column])
            var problem = PhoneProblem.empty
            for country in own == nil || own == found.defaultCountry
                ? [found.defaultCountry] : [own, found.defaultCountry]
            {
                do {
                    return (written, try PhoneReader(defaultCountry: country).read(written), nil)
                } catch {
                    if problem == .empty { problem = error }
                }
            }
            if failure == nil || failure?.problem == .empty { failure = (written, problem) }
        }
        return (failure?.written ?? "", nil, failure?.problem ?? .empty)
    }
}
